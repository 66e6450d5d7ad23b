/**
 * The annual review and the publication of a scheme: what is due and when, made in one action, downloaded, marked as published. Promises that
 * what is unknown is said before the document leaves, and that whoever only reads finds every file.
 */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReviewCreate, ReviewSummary } from '#shared/api/reviews.ts';
import type { SchemeSummary } from '#shared/api/schemes.ts';
import { schemesQuery } from '../../../queries.ts';
import { useMay } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useDownloadOf } from '../../../save/download.ts';
import { FiguresPage } from '../FiguresPage.tsx';
import { DueList } from './DueList.tsx';
import { MakeDialog } from './MakeDialog.tsx';
import { PublishDialog, RemoveDialog } from './PublishDialog.tsx';
import { CALENDAR_PATH, reviewsQuery } from './queries.ts';
import { Reviews } from './ReviewList.tsx';
import './reviews.css';

export function ReviewsPage() {
  const schemes = useQuery(schemesQuery);
  const files = useDownloadOf();
  return (
    <FiguresPage
      title="Bilans"
      lead="Le suivi de chaque année et la publication des indicateurs, tous les deux ans (CCP, art.&#xa0;L.&#xa0;2111-3)."
      actions={
        <Button reads onPress={() => files.start(CALENDAR_PATH, 'echeances.ics')} isBusy={files.busy !== null} busyLabel="Préparation…">
          Échéances dans votre agenda
        </Button>
      }
    >
      <QueryView query={schemes} loading="Lecture des schémas…">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="Aucun schéma pour l’instant">
              <p>
                Un bilan rend compte d’un schéma. <Link to="/schemas">Ouvrir les schémas</Link>
              </p>
            </EmptyState>
          ) : (
            <Chosen schemes={items} />
          )
        }
      </QueryView>
    </FiguresPage>
  );
}

/** One's own first, the example last. */
function Chosen({ schemes }: { schemes: readonly SchemeSummary[] }) {
  const ordered = [...schemes].sort((a, b) => Number(a.example) - Number(b.example));
  const [chosen, setChosen] = useState(ordered[0]?.id ?? '');
  const scheme = ordered.find(({ id }) => id === chosen) ?? ordered[0];
  if (!scheme) return null;
  return (
    <div className="stack reviews">
      <div className="reviews-choice">
        <Select
          label="Schéma"
          value={scheme.id}
          options={ordered.map(({ id, title, example }) => ({ value: id, label: example ? `${title} (exemple)` : title }))}
          onChange={(id) => id && setChosen(id)}
        />
      </div>
      <SchemeReviews key={scheme.id} scheme={scheme} />
    </div>
  );
}

type Asked = { kind: 'make'; first: ReviewCreate | null } | { kind: 'publish' | 'remove'; review: ReviewSummary } | null;

function SchemeReviews({ scheme }: { scheme: SchemeSummary }) {
  const reviews = useQuery(reviewsQuery(scheme.id));
  const mayPublish = useMay('figure:publish') && scheme.access === 'write';
  const [asked, setAsked] = useState<Asked>(null);
  const close = (): void => setAsked(null);
  const make = (first: ReviewCreate | null): void => setAsked({ kind: 'make', first });
  const add = (
    <Button variant="primary" onPress={() => make(null)}>
      Faire un bilan ou une publication
    </Button>
  );
  return (
    <QueryView query={reviews} loading="Lecture des bilans…">
      {({ items, due }) => (
        <>
          <section className="stack" aria-labelledby="reviews-due">
            <h2 id="reviews-due">Ce qui est à faire</h2>
            {due.length === 0 ? (
              <p className="soft">Rien n’est daté&#x202f;: écrivez la période du schéma, ou des dates dans son calendrier, à l’étape «&#xa0;Suivi&#xa0;».</p>
            ) : (
              <DueList dues={due} onMake={mayPublish ? ({ kind, year }) => make({ kind, year }) : null} />
            )}
          </section>
          <section className="stack" aria-labelledby="reviews-made">
            <div className="reviews-head">
              <h2 id="reviews-made">Bilans et publications faits</h2>
              {mayPublish && items.length > 0 && add}
            </div>
            {items.length === 0 ? (
              <EmptyState title="Rien n’est encore fait pour ce schéma" action={mayPublish ? add : undefined}>
                <p>Un rapport Word, une page à mettre en ligne et les données (CSV, JSON) sont faits ensemble, chiffres figés.</p>
              </EmptyState>
            ) : (
              <Reviews items={items} onAsk={mayPublish ? (kind, review) => setAsked({ kind, review }) : null} />
            )}
          </section>
          {asked?.kind === 'make' && <MakeDialog schemeId={scheme.id} first={asked.first} onClose={close} />}
          {asked?.kind === 'publish' && <PublishDialog review={asked.review} onClose={close} />}
          {asked?.kind === 'remove' && <RemoveDialog review={asked.review} onClose={close} />}
        </>
      )}
    </QueryView>
  );
}
