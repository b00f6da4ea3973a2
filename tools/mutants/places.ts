import ts from "typescript";

/** One change to one file: the code units from `start` to `end` become `becomes`. */
export interface Place {
  /** Path under `src`, with slashes. */
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly was: string;
  readonly becomes: string;
}

const OPERATORS: Readonly<Record<string, string>> = {
  ...{ "<": "<=", "<=": "<", ">": ">=", ">=": ">", "===": "!==", "!==": "===", "&&": "||", "||": "&&" },
  ...{ "+": "-", "-": "+", "*": "/", "/": "*", "%": "*", "+=": "-=", "-=": "+=", "*=": "/=", "/=": "*=" },
  ...{ "|": "&", "&": "|", "^": "|", "<<": ">>", ">>": "<<", ">>>": "<<" },
};

/** Every place of a source file where an operator, a constant or a condition can be changed; none in types or comments. */
export function placesIn(file: string, text: string): Place[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Place[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isImportDeclaration(node)) return;
    for (const [at, becomes] of changesOf(node, source)) {
      const start = at.getStart(source);
      const line = source.getLineAndCharacterOfPosition(start).line + 1;
      found.push({ file, line, start, end: at.end, was: text.slice(start, at.end), becomes });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function changesOf(node: ts.Node, source: ts.SourceFile): [ts.Node, string][] {
  if (ts.isBinaryExpression(node)) return operatorOf(node);
  if (ts.isNumericLiteral(node)) return isName(node) ? [] : [[node, changedNumber(node.text)]];
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [[node, "false"]];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [[node, "true"]];
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return [[node, node.operand.getText(source)]];
  const condition = conditionOf(node);
  return condition ? [[condition, `!(${condition.getText(source)})`]] : [];
}

/** Joined strings are left alone: `"a" - b` dies at once and says nothing of the tests. */
function operatorOf(node: ts.BinaryExpression): [ts.Node, string][] {
  const becomes = OPERATORS[node.operatorToken.getText()];
  const isText = [node.left, node.right].some((side) => ts.isStringLiteralLike(side) || ts.isTemplateExpression(side));
  return becomes === undefined || (isText && becomes === "-") ? [] : [[node.operatorToken, becomes]];
}

function conditionOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isIfStatement(node) || ts.isWhileStatement(node) || ts.isDoStatement(node)) return node.expression;
  if (ts.isForStatement(node) || ts.isConditionalExpression(node)) return node.condition;
  return undefined;
}

function isName(node: ts.NumericLiteral): boolean {
  return ts.isPropertyAssignment(node.parent) && node.parent.name === node;
}

function changedNumber(text: string): string {
  const value = Number(text);
  return String(Number.isInteger(value) ? value + 1 : value * 1.5);
}

/** `count` places in random order of `random` (from 0 to 1), at most one a file. */
export function drawn(places: readonly Place[], count: number, random: () => number): Place[] {
  const left = [...places];
  const found: Place[] = [];
  const files = new Set<string>();
  while (left.length > 0 && found.length < count) {
    const [place] = left.splice(Math.floor(random() * left.length), 1);
    if (!place || files.has(place.file)) continue;
    files.add(place.file);
    found.push(place);
  }
  return found;
}

/** The text of a file with one place changed. */
export function mutated(text: string, { start, end, becomes }: Place): string {
  // A space on either side: `a - -b` must not become `a--b`.
  return `${text.slice(0, start)} ${becomes} ${text.slice(end)}`;
}
