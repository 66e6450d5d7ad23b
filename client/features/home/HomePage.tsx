/** The first page: the ways in, what is under way, what changed in the law. Nothing here that does not work. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SchemeSummary } from '#shared/api/schemes.ts';
import type { TenderSummary } from '#shared/api/tenders.ts';
import { formatDay } from '#shared/format.ts';
import { REVIEW_LABELS } from '#shared/reviews/labels.ts';
import { useLawDay } from '../../lawDay.ts';
import { clausesQuery, schemesQuery, switchesQuery } from '../../queries.ts';
import { useMay } from '../../session.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { ToReview } from '../clauses/own/ToReview.tsx';
import { FIRST_STEP } from '../tenders/addresses.ts';
import { duesQuery } from '../figures/reviews/queries.ts';
import { OwnTasks } from '../schemes/together/OwnTasks.tsx';
import { MyParts } from '../rounds/MyParts.tsx';
import { tendersQuery } from '../tenders/queries.ts';
import { WatchNewsLine } from '../law/watch/WatchNewsLine.tsx';
import './Home.css';
import { formatMoment } from '../../moments.ts';

export function HomePage() {
  return (
    <>
      <PageHeader
        title="Que voulez-vous faire&#x202f;?"
        documentTitle="Clausier"
        lead="Des clauses sociales et un SPASER dont le droit est daté, prêts pour Word."
      />
      <Doors />
      <div className="home__rest">
        <div className="home__work">
          <WatchNewsLine />
          <ToReview />
          <MyParts />
          <Dues />
          <OwnTasks />
          <Tenders />
          <Schemes />
        </div>
        <Changes />
      </div>
    </>
  );
}

/** The jobs. */
function Doors() {
  const { on } = useLawDay();
  const clauses = useQuery(clausesQuery({ on, limit: 1 }));
  const mayLearn = useMay('training:learn');
  const mayReadNetwork = useMay('network:read');
  const mayReadFigures = useMay('figure:read');
  return (
    <div className="doors">
      <section className="door door--first">
        <h2>Rédiger un SPASER</h2>
        <p>Axes, objectifs, indicateurs et gouvernance, contrôlés au regard de l’article L. 2111-3, puis un document Word prêt pour l’assemblée.</p>
        <LinkButton to="/schemas" variant="primary">
          Ouvrir les schémas
        </LinkButton>
      </section>
      <section className="door">
        <h2>Préparer une consultation</h2>
        <p>Décrivez l’achat, décidez lot par lot, calculez les heures, puis placez les clauses dans vos propres fichiers Word.</p>
        <LinkButton to="/consultations">Ouvrir les consultations</LinkButton>
      </section>
      <section className="door">
        <h2>Chercher une clause</h2>
        <p>
          {clauses.data ? `${clauses.data.total} clauses` : 'Des clauses'} pour l’avis, le RC, le CCAP, le CCTP et l’AE, annotées article par article, à remplir
          et à copier.
        </p>
        <LinkButton to="/clauses">Chercher une clause</LinkButton>
      </section>
      <section className="door">
        <h2>Vérifier une référence</h2>
        <p>Un article est-il en vigueur à la date du marché&#x202f;? Depuis quand, et qu’est-ce qui a changé&#x202f;? Avec nos doutes.</p>
        <LinkButton to="/droit">Vérifier une référence</LinkButton>
      </section>
      {mayReadFigures && (
        <section className="door">
          <h2>Mesurer ses achats</h2>
          <p>Vos marchés publiés et vos dépenses deviennent des indicateurs, puis un bilan à présenter et à mettre en ligne.</p>
          <LinkButton to="/chiffres">Ouvrir les chiffres</LinkButton>
        </section>
      )}
      {mayLearn && (
        <section className="door">
          <h2>Se former</h2>
          <p>Des leçons, des exercices sur le vrai moteur, des questions corrigées avec leurs articles, puis une attestation.</p>
          <LinkButton to="/formation">Ouvrir la formation</LinkButton>
        </section>
      )}
      {mayReadNetwork && (
        <section className="door">
          <h2>Animer le réseau</h2>
          <p>Les référents de chaque direction, les facilitateurs des clauses sociales, et le calendrier de leurs rencontres.</p>
          <LinkButton to="/reseau">Ouvrir le réseau</LinkButton>
        </section>
      )}
    </div>
  );
}

const SHOWN = 4;

/** What is late or near, one line each; nothing when nothing presses, nor while it is read. */
function Dues() {
  const dues = useQuery({ ...duesQuery, enabled: useMay('figure:read') });
  const pressing = dues.data?.items.filter(({ state }) => state !== 'later').slice(0, SHOWN) ?? [];
  if (pressing.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="home-dues">
      <h2 id="home-dues">À faire</h2>
      <ul className="home__list">
        {pressing.map(({ schemeId, schemeTitle, kind, year, dueOn, state }) => (
          <li key={`${schemeId} ${kind} ${dueOn}`} className="home__line">
            <Link to="/chiffres/bilans" className="home__title">
              {REVIEW_LABELS[kind]} {year}
            </Link>
            <span className="soft small">
              {[schemeTitle, state === 'overdue' ? `en retard depuis le ${formatDay(dueOn)}` : `pour le ${formatDay(dueOn)}`].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Tenders() {
  const tenders = useQuery(tendersQuery);
  const mayCreate = useMay('tender:create');
  return (
    <section className="stack" aria-labelledby="home-tenders">
      <h2 id="home-tenders">Consultations en cours</h2>
      <QueryView query={tenders}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">Aucune consultation pour l’instant. {mayCreate && <Link to="/consultations">Commencer une consultation</Link>}</p>
          ) : (
            <ul className="home__list">
              {items.slice(0, SHOWN).map((tender) => (
                <TenderLine key={tender.id} tender={tender} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </section>
  );
}

function TenderLine({ tender: { id, title, buyer, launchOn, lots, updatedAt } }: { tender: TenderSummary }) {
  return (
    <li className="home__line">
      <Link to="/consultations/$id/$step" params={{ id, step: FIRST_STEP }} search={{}} className="home__title">
        {title}
      </Link>
      <span className="soft small">
        {[buyer, lots > 1 ? `${lots} lots` : 'un lot', launchOn ? `lancement le ${formatDay(launchOn)}` : '', `enregistrée le ${formatMoment(updatedAt)}`]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </li>
  );
}

function Schemes() {
  const schemes = useQuery(schemesQuery);
  const mayCreate = useMay('scheme:create');
  return (
    <section className="stack" aria-labelledby="home-schemes">
      <h2 id="home-schemes">Schémas en cours</h2>
      <QueryView query={schemes}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">Aucun schéma pour l’instant. {mayCreate && <Link to="/schemas">Commencer un schéma</Link>}</p>
          ) : (
            <ul className="home__list">
              {items.slice(0, SHOWN).map((scheme) => (
                <SchemeLine key={scheme.id} scheme={scheme} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </section>
  );
}

function SchemeLine({ scheme }: { scheme: SchemeSummary }) {
  const { met, total } = scheme.completeness;
  return (
    <li className="home__line">
      <Link to="/schemas/$id" params={{ id: scheme.id }} className="home__title">
        {scheme.title}
      </Link>
      <span className="soft small">
        {scheme.organisation && `${scheme.organisation} · `}enregistré le {formatMoment(scheme.updatedAt)}
      </span>
      <span className="row">
        <Tag tone={met === total ? 'green' : 'ochre'}>
          {met} points sur {total} de l’article L. 2111-3
        </Tag>
        {scheme.example && <Tag>Exemple</Tag>}
      </span>
    </li>
  );
}

/** The last changes before the date of law, and the next ones. */
function Changes() {
  const { on } = useLawDay();
  const switches = useQuery(switchesQuery);
  return (
    <section className="stack" aria-labelledby="home-changes">
      <h2 id="home-changes">Ce qui a changé dans le droit</h2>
      <QueryView query={switches}>
        {({ items }) => {
          const sorted = [...items].sort((a, b) => b.on.localeCompare(a.on));
          const shown = [...sorted.filter((item) => item.on > on).slice(-1), ...sorted.filter((item) => item.on <= on).slice(0, 2)];
          return (
            <ul className="home__list">
              {shown.map((item) => (
                <li key={item.id} className="home__line">
                  <span className="small">
                    <strong>{formatDay(item.on)}</strong>
                    {item.on > on && ' · à venir'}
                  </span>
                  <span className="home__title">{item.title}</span>
                  <span className="soft small">{item.says}</span>
                </li>
              ))}
            </ul>
          );
        }}
      </QueryView>
      <p>
        <Link to="/droit/bascules">Tous les changements</Link> · <Link to="/droit/doutes">Ce que nous ne savons pas encore</Link>
      </p>
    </section>
  );
}
