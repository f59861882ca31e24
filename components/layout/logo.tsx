/** The tree of six branches; the name always stands beside it. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M8 1.5V15M5.5 4 8 1.5 10.5 4M4 9.5l4-4 4 4M3 14.5l5-5 5 5" />
    </svg>
  );
}
