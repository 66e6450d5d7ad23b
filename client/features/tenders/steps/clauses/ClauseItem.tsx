import { useRef, useState } from 'react';
import type { ClauseFamily, Piece } from '#shared/api/clauses.ts';
import type { TenderClause } from '#shared/api/tender-clauses.ts';
import { blocksHtml } from '#shared/block/html.ts';
import { isConcession } from '#shared/tender/names.ts';
import { pieceName, shortPiece } from '../../../../labels.ts';
import { BlocksView } from '../../../../ui/BlocksView.tsx';
import { Button } from '../../../../ui/Button.tsx';
import { ConfidenceMark } from '../../../../ui/ConfidenceMark.tsx';
import { Finding } from '../../../../ui/Finding.tsx';
import { Loading } from '../../../../ui/Loading.tsx';
import { ProblemNotice } from '../../../../ui/ProblemNotice.tsx';
import { Tabs } from '../../../../ui/Tabs.tsx';
import { Tag } from '../../../../ui/Tag.tsx';
import { toast } from '../../../../ui/Toast.tsx';
import { copyRich } from '../../../clauses/copy.ts';
import { firstPiece } from '../../../clauses/family.ts';
import { fieldId } from '../../../clauses/VariableField.tsx';
import type { StepProps } from '../../workspace.ts';
import { counted } from '../decide/words.ts';
import type { LotClause } from './useLotClauses.ts';
import { ClauseVersion } from './Newer.tsx';
import { Values } from './Values.tsx';

type Props = StepProps & { clause: LotClause; title: string; isOpen: boolean; onToggle: () => void; onRemove: () => void };

/** One chosen clause: closed, its state; open, its values beside its pieces. */
export function ClauseItem({ workspace, clause, title, isOpen, onToggle, onRemove }: Props) {
  const { written, error, slug } = clause;
  return (
    <li className="lot-clause" data-field={`clauses/${slug}`}>
      <div className="lot-clause__head">
        <div className="lot-clause__name">
          <h3 className="lot-clause__title">
            <button type="button" className="rows__toggle" aria-expanded={isOpen} onClick={onToggle}>
              <span aria-hidden="true" className="rows__chevron">
                {isOpen ? '▾' : '▸'}
              </span>
              {title}
            </button>
          </h3>
          {written && <State clause={written.clause} isConcession={isConcession(workspace.tender)} />}
        </div>
        <Button small variant="quiet" aria-label={`Retirer\u202f: ${title}`} onPress={onRemove}>
          Retirer
        </Button>
      </div>
      <ClauseVersion workspace={workspace} slug={slug} />
      {isOpen && written && <Body workspace={workspace} family={written.family} clause={written.clause} />}
      {isOpen && !written && (error ? <ProblemNotice error={error} /> : <Loading what="Ouverture de la clause…" />)}
    </li>
  );
}

function State({ clause, isConcession }: { clause: TenderClause; isConcession: boolean }) {
  const left = clause.missing.length;
  return (
    <div className="lot-clause__state">
      {left > 0 ? <Tag tone="ochre">{`◐ ${counted(left, 'valeur')} à remplir`}</Tag> : <Tag tone="green">● Remplie</Tag>}
      <ConfidenceMark value={clause.confidence} />
      <span className="soft small">{clause.texts.map(({ piece }) => shortPiece(piece, isConcession)).join(' · ')}</span>
    </div>
  );
}

/** A field in a folded part is brought to light before it takes the focus. */
function focusValue(id: string): void {
  const field = document.getElementById(fieldId(id));
  const fold = field?.closest('details');
  if (fold) fold.open = true;
  field?.focus();
}

function Body({ workspace, family, clause }: StepProps & { family: ClauseFamily; clause: TenderClause }) {
  return (
    <>
      {clause.warnings.map((warning) => (
        <Finding key={warning} tone="warns" title={warning} />
      ))}
      <div className="lot-clause__body">
        <Values workspace={workspace} clause={clause} onGo={focusValue} />
        <Pieces family={family} clause={clause} isConcession={isConcession(workspace.tender)} />
      </div>
    </>
  );
}

/** The pieces as they will read. */
function Pieces({ family, clause, isConcession }: { family: ClauseFamily; clause: TenderClause; isConcession: boolean }) {
  const [piece, setPiece] = useState<Piece>(() => firstPiece(family));
  const sheet = useRef<HTMLDivElement>(null);
  const text = clause.texts.find((one) => one.piece === piece) ?? clause.texts[0];
  if (!text) return <p className="soft">{'Cette clause n’a pas de texte à cette date.'}</p>;
  const copy = async (): Promise<void> => {
    const copied = await copyRich(blocksHtml(text.blocks), text.text, sheet.current);
    toast(
      copied === 'rich'
        ? `Texte copié\u202f: ${shortPiece(text.piece, isConcession)}.`
        : 'Votre navigateur ne permet pas la copie directe\u202f: le texte est sélectionné, appuyez sur Ctrl\u00a0C.',
    );
  };
  const labels = Object.fromEntries(clause.variables.map(({ id, label }) => [id, label]));
  return (
    <div className="lot-clause__pieces">
      <Tabs
        label="Pièces"
        items={clause.texts.map((one) => ({
          id: one.piece,
          label: `${shortPiece(one.piece, isConcession)}${one.missing.length > 0 ? ` (${one.missing.length})` : ''}`,
          name: pieceName(one.piece, isConcession),
        }))}
        value={text.piece}
        onChange={setPiece}
      >
        <div ref={sheet} className="lot-clause__sheet" tabIndex={0} role="region" aria-label={`Texte\u202f: ${pieceName(text.piece, isConcession)}`}>
          <BlocksView blocks={text.blocks} references={family.references} labels={labels} headingLevel={4} onVariable={focusValue} />
        </div>
      </Tabs>
      <div className="row">
        <Button reads small aria-label={`Copier le texte\u202f: ${pieceName(text.piece, isConcession)}`} onPress={() => void copy()}>
          Copier ce texte
        </Button>
      </div>
    </div>
  );
}
