import ts from 'typescript';

/** Attributes whose text people read or hear. */
const READ_ATTRIBUTES = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'caption',
  'closeLabel',
  'hint',
  'label',
  'legend',
  'placeholder',
  'summary',
  'title',
]);
const WORDS = /\p{L}{2}/u;

/** Words written into the markup of a component instead of being taken from the messages: `line: text`. */
export function hardCodedStrings(path: string, source: string): readonly string[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TSX);
  const found: string[] = [];

  const report = (node: ts.Node, text: string) => {
    if (!WORDS.test(text)) return;
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    found.push(`${line + 1}: ${text.trim()}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && !isCode(node)) report(node, node.text);
    if (ts.isJsxAttribute(node) && READ_ATTRIBUTES.has(node.name.getText(file)) && node.initializer) {
      literals(node.initializer).forEach((literal) => report(literal, literal.text));
    }
    if (ts.isJsxExpression(node) && node.expression && isChild(node)) {
      literals(node.expression).forEach((literal) => report(literal, literal.text));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** A command is typed as it is in every language. */
function isCode({ parent }: ts.JsxText): boolean {
  return ts.isJsxElement(parent) && parent.openingElement.tagName.getText() === 'code';
}

function isChild(node: ts.JsxExpression): boolean {
  return ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent);
}

/** Literals that an expression can become as they are: itself, either side of a choice, the pieces of a template. */
function literals(node: ts.Node): readonly (ts.StringLiteralLike | ts.TemplateLiteralLikeNode)[] {
  if (ts.isStringLiteralLike(node)) return [node];
  if (ts.isJsxExpression(node)) return node.expression ? literals(node.expression) : [];
  if (ts.isParenthesizedExpression(node)) return literals(node.expression);
  if (ts.isConditionalExpression(node)) return [...literals(node.whenTrue), ...literals(node.whenFalse)];
  if (ts.isBinaryExpression(node))
    return [...literals(node.left), ...literals(node.right)].filter(notCompared(node));
  if (ts.isTemplateExpression(node)) return [node.head, ...node.templateSpans.map((span) => span.literal)];
  return [];
}

/** In `kind === 'word'` the word is compared, not shown. */
function notCompared(node: ts.BinaryExpression): () => boolean {
  const shown =
    node.operatorToken.kind === ts.SyntaxKind.PlusToken ||
    node.operatorToken.kind === ts.SyntaxKind.BarBarToken ||
    node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken;
  return () => shown;
}
