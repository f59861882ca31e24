import { notFound } from 'next/navigation';

/** Every address that no page claims ends here, so that its answer is in the right language. */
export default function UnknownPage() {
  notFound();
}
