// What pdfkit's structure elements take beyond its published types.
declare namespace PDFKit.Mixins {
  interface StructureElementOptions {
    /** Of a table heading. */
    scope?: 'Column' | 'Row';
    placement?: 'Block' | 'Inline';
    /** Left, top, right and bottom on the page. */
    bbox?: [number, number, number, number];
  }
}
