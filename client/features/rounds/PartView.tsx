import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { RoundReading } from '#shared/api/rounds.ts';
import { formatDay } from '#shared/format.ts';
import { compareContent } from '#shared/scheme/compare.ts';
import type { SchemeDocument } from '#shared/scheme/document/nodes.ts';
import { PART_LABELS } from '#shared/scheme/rounds.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { dayIn } from '../../moments.ts';
import { ChangesView } from '../schemes/compare/ChangesView.tsx';
import { chaptersOf } from '../schemes/preview/chapters.ts';
import { ChapterPaper } from '../schemes/preview/Paper.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { Remarks } from './Remarks.tsx';
import { PART_TONES } from './words.ts';

/** What is asked, the frozen text, what changed since, the answer. */
export function PartView({ reading }: { reading: RoundReading }) {
  const { round, part, placeTitles, byHand, mayAnswer } = reading;
  return (
    <>
      <PageHeader
        title={part.name}
        documentTitle={`Relecture – ${part.name}`}
        lead={`Relecture «\u00a0${round.title}\u00a0» du schéma «\u00a0${round.schemeTitle}\u00a0», à rendre pour le ${formatDay(round.dueOn)}.`}
      />
      <div className="round-head">
        {byHand && (
          <p>
            <Link to="/schemas/$id/relecture/$roundId" params={{ id: round.schemeId, roundId: round.id }} search={{}}>
              Revenir au tableau des réponses
            </Link>
          </p>
        )}
        <p className="row">
          <Tag tone={PART_TONES[part.state]}>{PART_LABELS[part.state]}</Tag>
          <span className="soft">{`Texte figé le ${formatDay(dayIn(round.openedAt))}${round.by ? `, demandé par ${round.by}` : ''}`}</span>
        </p>
        {round.message && <p className="round-message">{round.message}</p>}
        <a className="round-skip" href="#round-answer">
          Aller à la réponse
        </a>
      </div>
      <div className="round-columns">
        <div className="stack">
          <FrozenText reading={reading} />
          <Since reading={reading} />
        </div>
        <section className="stack" aria-labelledby="round-answer">
          <h2 id="round-answer">{byHand ? 'Réponse reçue à la main' : 'Votre réponse'}</h2>
          {mayAnswer ? (
            <AnswerForm reading={reading} />
          ) : (
            <p className="soft">{round.closedAt === null ? 'Votre rôle permet de lire, pas de répondre.' : 'La relecture est close.'}</p>
          )}
          {part.remarks.some(({ state }) => state !== 'open') && (
            <>
              <h3>{byHand ? 'Ce que ces remarques sont devenues' : 'Ce que vos remarques sont devenues'}</h3>
              <Remarks remarks={part.remarks.filter(({ state }) => state !== 'open')} placeTitles={placeTitles} />
            </>
          )}
        </section>
      </div>
    </>
  );
}

function FrozenText({ reading: { document } }: { reading: RoundReading }) {
  const frozen: SchemeDocument = document;
  const chapters = chaptersOf(frozen);
  if (chapters.length === 0) return <p className="soft">Rien n’est encore écrit à ces passages.</p>;
  return (
    <section aria-label="Texte à relire" className="round-text" tabIndex={0}>
      {chapters.map((chapter) => (
        <ChapterPaper key={chapter.id} chapter={chapter} document={frozen} />
      ))}
    </section>
  );
}

/** The scheme goes on while it is read. */
function Since({ reading: { frozen, now } }: { reading: RoundReading }) {
  const changes = useMemo(() => (now ? compareContent(frozen, now) : []), [frozen, now]);
  return (
    <section className="stack" aria-labelledby="round-since">
      <h2 id="round-since">Ce qui a changé depuis</h2>
      {now === null ? <p className="soft">Rien, dans ces passages.</p> : <ChangesView changes={changes} />}
    </section>
  );
}
