import { ClosedPage } from '../closed-page';
import { pageMetadata } from '../enter';

export const generateMetadata = () => pageMetadata('start.pageTitle', []);

/** A form of one invitation was sent while this browser held another: nothing was stored. */
export default function OtherPage() {
  return <ClosedPage reason="other" path="/take/other" view={null} />;
}
