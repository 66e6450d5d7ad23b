import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ClauseFamily, Piece } from '#shared/api/clauses.ts';
import { useLawDay } from '../../../lawDay.ts';
import { ccagsQuery, referencesQuery } from '../../../queries.ts';
import { usePaused } from '../../../save/hooks.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ReadOnly } from '../../../ui/ReadOnly.tsx';
import { ClauseText } from '../ClauseText.tsx';
import { firstPiece } from '../family.ts';
import { useFillChoices } from '../useFill.ts';
import { focusVariable, VariablesPanel } from '../VariablesPanel.tsx';
import { draftFamily, fillDraft } from './family.ts';
import { useClauseSaver } from './save.ts';

/** The clause as a buyer will read and fill it, in each piece. */
export function PreviewPart({ slug }: { slug: string }) {
  const { on } = useLawDay();
  const content = usePaused(useClauseSaver());
  const references = useQuery(referencesQuery(on)).data?.items ?? [];
  const family = draftFamily(slug, content, references, on);
  if (family.texts.length === 0)
    return (
      <EmptyState title="Rien à montrer encore">
        <p>Écrivez le texte d’une pièce&#x202f;: il se lira ici comme dans la bibliothèque.</p>
      </EmptyState>
    );
  // Values typed in a preview are a trial: they are asked for even where the text is only read.
  return (
    <ReadOnly value={false}>
      <Filled key={slug} family={family} on={on} />
    </ReadOnly>
  );
}

function Filled({ family, on }: { family: ClauseFamily; on: string }) {
  const [wanted, setPiece] = useState<Piece>(() => firstPiece(family));
  const [choices, setChoices] = useFillChoices(family);
  const ccags = useQuery(ccagsQuery).data?.items ?? [];
  const sheet = useRef<HTMLDivElement>(null);
  const piece = firstPiece(family, wanted);
  const filled = fillDraft(family, piece, { ...choices, on, ccags });
  return (
    <div className="own-preview">
      <div className="clause__reading">
        <ClauseText family={family} piece={piece} onPiece={setPiece} onVariable={focusVariable} filled={filled} sheet={sheet} />
      </div>
      <VariablesPanel family={family} piece={piece} choices={choices} onChange={setChoices} filled={filled} />
    </div>
  );
}
