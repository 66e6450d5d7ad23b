/** What a clause family rests on. */
import { citedReferences as notedReferences } from '../block/walk.ts';
import type { Block } from '../api/blocks.ts';

type Citing = { references: readonly string[]; risks: readonly { references: readonly string[] }[]; texts: readonly { blocks: readonly Block[] }[] };

/** Ids of every reference a family cites: its own, its risks' and its margin notes', each once. */
export const citedReferences = ({ references, risks, texts }: Citing): string[] => [
  ...new Set([...references, ...risks.flatMap((risk) => risk.references), ...texts.flatMap(({ blocks }) => notedReferences(blocks))]),
];
