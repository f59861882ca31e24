import { enter, pageMetadata } from '../enter';
import { ReceiptPage } from './receipt-page';

const PATH = '/take/receipt';

export const generateMetadata = () => pageMetadata('receipt.pageTitle', ['submitted']);

export default async function Receipt() {
  const entry = await enter(PATH, ['submitted']);
  return entry.open ? <ReceiptPage path={PATH} view={entry.view} actor={entry.actor} /> : entry.page;
}
