import type { ReactNode } from 'react';
import type { Block, Inline } from '#shared/api/blocks.ts';

const line = (content: readonly Inline[]): ReactNode =>
  content.map((inline, index) => {
    let node: ReactNode = inline.kind === 'text' ? inline.text : `[${inline.label ?? inline.id}]`;
    if (inline.italic) node = <em>{node}</em>;
    if (inline.bold) node = <strong>{node}</strong>;
    // Inlines have no identity of their own: their place is the only one.
    return <span key={index}>{node}</span>;
  });

/** Rich text on the sheet; its headings stand under the chapter's. */
export function PaperBlocks({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block, index) => <PaperBlock key={index} block={block} />);
}

function PaperBlock({ block }: { block: Block }): ReactNode {
  if (block.kind === 'heading') return block.level === 1 ? <h3>{line(block.content)}</h3> : <h4>{line(block.content)}</h4>;
  if (block.kind === 'paragraph') return <p>{line(block.content)}</p>;
  if (block.kind === 'list') {
    const List = block.ordered ? 'ol' : 'ul';
    return (
      <List>
        {block.items.map((item, index) => (
          <li key={index}>
            {line(item.content)}
            {item.children && <PaperBlock block={{ kind: 'list', ordered: item.children.ordered, items: item.children.items }} />}
          </li>
        ))}
      </List>
    );
  }
  return (
    <table>
      <thead>
        <tr>
          {block.header.map((cell, index) => (
            <th key={index} scope="col">
              {line(cell)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, column) => (
              <td key={column}>{line(cell)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
