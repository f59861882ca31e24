/** The least a page of this build can weigh. Part of benchmark builds only (pageExtensions in next.config.ts). */
export default function BenchFloorPage() {
  return <p>0</p>;
}
