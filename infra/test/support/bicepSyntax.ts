import Parser from 'tree-sitter';
import Bicep from 'tree-sitter-bicep';

type Node = Parser.SyntaxNode;

/** A parameter, variable, output or type: what it is called, and what stands above it. */
export interface Declaration {
  kind: 'parameter' | 'variable' | 'output' | 'type';
  name: string;
  decorators: string[];
  /** How often its name stands anywhere else. */
  uses: number;
}

const parser = new Parser();
parser.setLanguage(Bicep as unknown as Parser.Language);

const kinds: Record<string, Declaration['kind']> = {
  parameter_declaration: 'parameter',
  variable_declaration: 'variable',
  output_declaration: 'output',
  type_declaration: 'type',
};

function* walk(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children) yield* walk(child);
}

const parse = (text: string): Node => parser.parse(text, undefined, { bufferSize: 1 << 20 }).rootNode;

/** Where the text is no Bicep: lines, from 1. */
export const faults = (text: string): number[] => [...walk(parse(text))].filter((node) => node.isError || node.isMissing).map((node) => node.startPosition.row + 1);

// What stands before a colon or behind a dot names a property.
const isProperty = (node: Node): boolean => (node.parent?.type === 'object_property' && node.parent.firstNamedChild?.id === node.id) || node.previousSibling?.type === '.';

export function declarations(text: string): Declaration[] {
  const all = [...walk(parse(text))];
  const names = all.filter((node) => node.type === 'identifier' && !isProperty(node)).map(({ text: name }) => name);
  return all.flatMap((node) => {
    const kind = kinds[node.type];
    const name = node.namedChildren.find(({ type }) => type === 'identifier')?.text;
    if (!kind || !name) return [];
    return [{ kind, name, decorators: decoratorsOf(node), uses: names.filter((each) => each === name).length - 1 }];
  });
}

// The grammar puts decorators beside what they are of, before it.
const decoratorsOf = ({ previousNamedSibling: before }: Node): string[] => (before?.type === 'decorators' ? before.namedChildren.map(({ text }) => text) : []);
