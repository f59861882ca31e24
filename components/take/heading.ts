/** The heading that takes the focus when the page's content changes without a new page. */
export const HEADING_ID = 'heading';
