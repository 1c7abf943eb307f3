import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { ComponentChildren } from 'preact';
import { webAddress } from './web-address.js';

/** A stretch of a text, by offsets into what the author typed. */
export interface Stretch {
  readonly start: number;
  readonly text: string;
}

export interface InlineTextProps {
  readonly text: string;
  readonly isMarkdown: boolean;
  /** How a stretch of words is drawn; words that are not as they were typed, such as entities, have no stretch. */
  readonly draw: (stretch: Stretch) => ComponentChildren;
}

/** A line as published: emphasis, code and links of Markdown, where it is Markdown; HTML is never more than words. */
export function InlineText({ text, isMarkdown, draw }: InlineTextProps) {
  if (!isMarkdown || !/[\\`*_<[\]&]/u.test(text)) return <>{draw({ start: 0, text })}</>;
  return <>{drawNode(parse(text), draw)}</>;
}

/** Whatever makes blocks of lines is the business of those who read the document: `1.` and `-` are words here. */
const BLOCKS = [
  'blockQuote',
  'codeFenced',
  'codeIndented',
  'definition',
  'headingAtx',
  'htmlFlow',
  'list',
  'setextUnderline',
  'thematicBreak',
];

function parse(text: string): Nodes {
  return fromMarkdown(text, { extensions: [{ disable: { null: BLOCKS } }] });
}

function drawNode(node: Nodes, draw: InlineTextProps['draw']): ComponentChildren {
  switch (node.type) {
    case 'text': {
      const start = node.position?.start.offset;
      const isAsTyped = start !== undefined && node.position?.end.offset === start + node.value.length;
      return isAsTyped ? draw({ start, text: node.value }) : node.value;
    }
    case 'html':
      return node.value;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'break':
      return <br />;
    case 'image':
      return node.alt ?? '';
    case 'strong':
      return <strong>{drawAll(node.children, draw)}</strong>;
    case 'emphasis':
      return <em>{drawAll(node.children, draw)}</em>;
    case 'link': {
      const address = webAddress(node.url);
      const words = drawAll(node.children, draw);
      return address === undefined ? (
        words
      ) : (
        <a href={address} rel="noreferrer noopener">
          {words}
        </a>
      );
    }
    case 'root':
    case 'paragraph':
      return drawAll(node.children, draw);
    default:
      return 'value' in node ? node.value : 'children' in node ? drawAll(node.children, draw) : '';
  }
}

function drawAll(nodes: readonly Nodes[], draw: InlineTextProps['draw']): ComponentChildren {
  return nodes.map((node) => drawNode(node, draw));
}
