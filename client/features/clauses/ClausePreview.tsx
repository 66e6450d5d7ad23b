import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ClauseFamily, Piece } from '#shared/api/clauses.ts';
import { useLawDay } from '../../lawDay.ts';
import { clauseQuery } from '../../queries.ts';
import { BlocksView } from '../../ui/BlocksView.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { ClauseActions } from './ClauseActions.tsx';
import { firstPiece, pieceTabs, variableLabels } from './family.ts';
import type { ClauseSearch } from './search.ts';
import { useFillChoices, useFilled } from './useFill.ts';
import { WhenToUse } from './WhenToUse.tsx';

/** The reading pane: the clause as it reads for the date of law, ready to copy. */
export function ClausePreview({ slug, search }: { slug: string; search: ClauseSearch }) {
  const { on } = useLawDay();
  const family = useQuery(clauseQuery(slug, on));
  return (
    <QueryView query={family} loading="Ouverture de la clause…">
      {(data) => <Pane family={data} search={search} on={on} />}
    </QueryView>
  );
}

function Pane({ family, search, on }: { family: ClauseFamily; search: ClauseSearch; on: string }) {
  const [piece, setPiece] = useState<Piece>(() => firstPiece(family, search.piece));
  const [choices] = useFillChoices(family);
  const filled = useFilled(family, piece, on, choices);
  const sheet = useRef<HTMLDivElement>(null);
  const blocks = filled.data?.blocks ?? family.texts.find((text) => text.piece === piece)?.blocks ?? [];
  return (
    <article className="pane sheet">
      <header className="pane__head">
        <h2 className="pane__title">{family.title}</h2>
        <div className="row">
          <LinkButton variant="primary" to="/clauses/$slug" params={{ slug: family.slug }} search={{ ...search, piece }}>
            Remplir la clause
          </LinkButton>
          <ClauseActions family={family} piece={piece} on={on} {...choices} filled={filled.data} sheet={sheet} />
        </div>
      </header>
      <Tabs label="Pièces du marché" items={pieceTabs(family)} value={piece} onChange={setPiece}>
        <div ref={sheet}>
          <BlocksView blocks={blocks} references={family.references} labels={variableLabels(family)} headingLevel={3} />
        </div>
      </Tabs>
      <footer className="pane__foot">
        <WhenToUse family={family} headingLevel={3} />
      </footer>
    </article>
  );
}
