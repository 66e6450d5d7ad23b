import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { CitedReference, ReferenceVersion } from '#shared/api/references.ts';
import { dayBefore } from '#shared/days.ts';
import { formatDay } from '#shared/format.ts';
import { useLawDay } from '../../lawDay.ts';
import { referenceQuery } from '../../queries.ts';
import { ConfidenceMark } from '../../ui/ConfidenceMark.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { CitingClauses } from './CitingClauses.tsx';
import { StatusTag } from './StatusTag.tsx';
import { WatchedReference } from './watch/WatchedReference.tsx';
import './Law.css';

const route = getRouteApi('/droit/$id');
const back = <Link to="/droit">← Références du droit</Link>;

export function ReferencePage() {
  const { id } = route.useParams();
  const { on } = useLawDay();
  const reference = useQuery(referenceQuery(id, on));
  if (reference.isError && !reference.data) {
    return (
      <>
        <PageHeader key="refused" title="Référence introuvable" back={back} />
        <ProblemNotice error={reference.error} onRetry={() => void reference.refetch()} />
      </>
    );
  }
  return (
    <QueryView query={reference} loading="Lecture de la référence…">
      {(data) => <ReferenceView key={data.id} reference={data} />}
    </QueryView>
  );
}

function ReferenceView({ reference }: { reference: CitedReference }) {
  const { citation, title, textName, current, status, on, checkedOn, confidence, confidenceNote, url, versions, citedBy } = reference;
  return (
    <>
      <PageHeader title={citation} lead={title} documentTitle={`${citation} – Références`} back={back} />
      <div className="reference">
        <div className="stack">
          <p className="reference__marks">
            <StatusTag status={status} />
            <ConfidenceMark value={confidence} />
            <span className="soft small">
              État au {formatDay(on)} · vérifié le {formatDay(checkedOn)} · {textName}
            </span>
          </p>
          {confidenceNote && <p className="soft small">{confidenceNote}</p>}
          {current ? (
            <p className="reference__says sheet">{current.says}</p>
          ) : (
            <p className="reference__says sheet">Aucune version ne s’applique au {formatDay(on)}.</p>
          )}
          <p className="small">
            <span className="soft">Résumé dans nos mots&#x202f;: seul le texte officiel fait foi. </span>
            {url && (
              <a href={url} target="_blank" rel="noreferrer">
                Lire le texte officiel (nouvel onglet)
              </a>
            )}
          </p>
        </div>
        <section className="stack" aria-labelledby="versions">
          <h2 id="versions">Versions dans le temps</h2>
          <ol className="timeline">
            {[...versions].reverse().map((version) => (
              <Version key={version.from} version={version} isCurrent={version.from === current?.from} />
            ))}
          </ol>
        </section>
        <CitingClauses clauses={citedBy} />
        <WatchedReference id={reference.id} />
      </div>
    </>
  );
}

function Version({ version, isCurrent }: { version: ReferenceVersion; isCurrent: boolean }) {
  const { from, until, says, change } = version;
  return (
    <li className={`timeline__version${isCurrent ? ' timeline__version--current' : ''}`}>
      <p className="timeline__days">
        {until ? `Du ${formatDay(from)} au ${formatDay(dayBefore(until))}` : `Depuis le ${formatDay(from)}`}
        {isCurrent && <Tag tone="green">Version applicable</Tag>}
      </p>
      {change && <p className="timeline__change">Ce qui change&#x202f;: {change}</p>}
      <p className="timeline__says">{says}</p>
    </li>
  );
}
