/**
 * Where a public consultation is held: its address, what waits, each comment and its decision, the answers, the summary. Every gesture works from
 * the keyboard; nothing of the page that people read is shown here before it is decided.
 */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Participation } from '#shared/api/participations.ts';
import { counted, formatDay } from '#shared/format.ts';
import { endOf, STAGE_LABELS, TO_COMPLETE } from '#shared/scheme/participation.ts';
import { toProblem } from '../../api.ts';
import { useMay } from '../../session.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { dayIn } from '../../moments.ts';
import { CopyLine } from '../admin/CopyLine.tsx';
import { Gestures } from './Gestures.tsx';
import { participationQuery } from './queries.ts';
import { Voices } from './Voices.tsx';
import { STAGE_TONES } from './words.ts';
import './participations.css';

export function ParticipationPage() {
  const { id, participationId } = useParams({ from: '/schemas/$id/participation/$participationId' });
  const found = useQuery(participationQuery(id, participationId));
  if (found.isError && toProblem(found.error).status === 404)
    return (
      <>
        <PageHeader title="Consultation publique introuvable" />
        <EmptyState title="Elle a pu être supprimée, ou ne vous est pas ouverte." action={<Link to="/">Revenir à l’accueil</Link>} />
      </>
    );
  return (
    <QueryView query={found} loading="Ouverture de la consultation publique…">
      {(participation) => <Held participation={participation} />}
    </QueryView>
  );
}

function Held({ participation }: { participation: Participation }) {
  const { schemeId, title, stage, opensOn, counts, takesComments, createdAt, by } = participation;
  const mayModerate = useMay('scheme:consult');
  const said = [
    `Du ${formatDay(opensOn)} au ${formatDay(endOf(participation))} inclus.`,
    takesComments ? `${counted(counts.accepted, 'avis publié', 'avis publiés')}, ${counted(counts.waiting, 'avis à modérer', 'avis à modérer')}.` : '',
  ];
  return (
    <div className="stack participation">
      <PageHeader title={title} documentTitle={`Consultation publique – ${title}`} lead={said.filter(Boolean).join(' ')} />
      <p className="row">
        <Link to="/schemas/$id/$step" params={{ id: schemeId, step: 'concertation' }} search={{}}>
          Revenir au schéma
        </Link>
        <Tag tone={STAGE_TONES[stage]}>{STAGE_LABELS[stage]}</Tag>
        <span className="soft small">{`Texte figé le ${formatDay(dayIn(createdAt))}${by ? `, par ${by}` : ''}`}</span>
      </p>
      {stage !== 'withdrawn' && <Address participation={participation} />}
      {mayModerate && <Gestures participation={participation} />}
      {mayModerate ? <Voices participation={participation} /> : <p className="soft">Les avis se lisent et se modèrent avec le rôle de pilote du schéma.</p>}
    </div>
  );
}

/** What the page says is to be completed, for want of words of the buyer. */
const missingOf = ({ legalBasis, contact, takesComments }: Participation): string[] => [
  ...(takesComments && legalBasis === '' ? ['la base légale'] : []),
  ...(contact === '' ? ['à qui écrire'] : []),
];

function Address({ participation }: { participation: Participation }) {
  const { address, isReachable } = participation;
  const missing = missingOf(participation);
  return (
    <section className="stack" aria-labelledby="participation-address">
      <h2 id="participation-address">La page du public</h2>
      <CopyLine label="Adresse à faire connaître" text={address} copyLabel="Copier l’adresse" />
      <p>
        <a href={new URL(address).pathname} target="_blank" rel="noreferrer">
          Ouvrir la page du public (nouvel onglet)
        </a>
      </p>
      {missing.length > 0 && (
        <p className="participation-note">{`La page affiche «\u00a0${TO_COMPLETE}\u00a0» pour ${missing.join(' et ')}\u202f: complétez dans «\u00a0Jours et mentions\u00a0».`}</p>
      )}
      {!isReachable && (
        <p className="participation-note">
          Ce Clausier n’a pas d’adresse publique&#x202f;: la page ne s’ouvre que sur cet ordinateur. Pour recueillir des avis, faites-le servir par votre
          service informatique (guide d’exploitation).
        </p>
      )}
    </section>
  );
}
