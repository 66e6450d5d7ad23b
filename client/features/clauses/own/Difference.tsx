import type { ClauseDifference } from '#shared/api/own-clauses.ts';
import { frenchTypography } from '#shared/typography.ts';
import { PIECE_NAMES } from '../../../labels.ts';
import { Tag } from '../../../ui/Tag.tsx';
import { BlockDiff, WordDiff } from '../../../ui/WordDiff.tsx';

const STATES = { same: null, changed: 'Modifié', added: 'Ajouté', removed: 'Retiré' } as const;

/** Two texts of a clause, piece by piece then field by field; what does not change is only counted. */
export function Difference({ difference: { from, to, same, fields, pieces } }: { difference: ClauseDifference }) {
  const changed = fields.filter((field) => field.changed && field.field !== 'texts');
  const moved = pieces.filter(({ state }) => state !== 'same');
  return (
    <div className="stack">
      <p className="soft">{frenchTypography(`De « ${from} » à « ${to} ».`)}</p>
      {same && <p>Les deux textes sont les mêmes.</p>}
      {moved.map(({ piece, state, lines }) => (
        <section key={piece} className="own-difference">
          <h3 className="own-difference__title">
            {PIECE_NAMES[piece]} <Tag tone="blue">{STATES[state]}</Tag>
          </h3>
          <BlockDiff changes={lines} />
        </section>
      ))}
      {changed.map(({ field, label, runs }) => (
        <section key={field} className="own-difference">
          <h3 className="own-difference__title">{frenchTypography(label)}</h3>
          <p className="own-difference__field">
            <WordDiff runs={runs} />
          </p>
        </section>
      ))}
    </div>
  );
}
