/**
 * The training: `question/` asks and corrects one question (phones in a room use it too), `reading/` lessons, case and sheet,
 * `attempt/` a test from its first question to its result, `exercise/` practice on the real engine, `certificate/` what proves it.
 * Promises one thing to do next, everything kept as it is done, and no answer known before it is given.
 */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ModuleList, ModuleSummary } from '#shared/api/training.ts';
import type { ModuleKind } from '#shared/api/training-content.ts';
import { formatDay } from '#shared/format.ts';
import { useSession } from '../../session.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { Found } from './Found.tsx';
import { leadDoors } from './lead/doors.ts';
import { modulesQuery } from './queries.ts';
import { ACTION_LABELS, duration, nextModule, plural, STATE_LABELS } from './words.ts';

/** `/formation` */
export function TrainingPage() {
  const modules = useQuery(modulesQuery);
  const session = useSession();
  const door = session && leadDoors(session)[0];
  return (
    <>
      <PageHeader
        title="Formation"
        lead="Lisez, exercez-vous sur le vrai moteur, testez-vous. Les exemples viennent de votre bibliothèque de clauses et de votre schéma."
        actions={door && <LinkButton to={door.to}>Animer la formation</LinkButton>}
      />
      <Found query={modules} loading="Lecture de votre parcours…">
        {(list) => <Overview list={list} />}
      </Found>
    </>
  );
}

const ofKind = (items: readonly ModuleSummary[], kind: ModuleKind): ModuleSummary[] =>
  items.filter((item) => item.kind === kind).sort((a, b) => (a.number ?? 0) - (b.number ?? 0));

function Overview({ list }: { list: ModuleList }) {
  const path = ofKind(list.items, 'path');
  return (
    <div className="training-home">
      <Next list={list} />
      <div className="training-home__columns">
        <div className="stack training-home__main">
          <Modules id="parcours" title="Le parcours du référent" items={path} isOrdered />
          <Modules id="courts" title="Modules courts" items={ofKind(list.items, 'short')} />
          <Modules id="organisation" title="Modules de votre organisation" items={ofKind(list.items, 'own')} />
        </div>
        <div className="stack training-home__aside">
          <Review list={list} />
          <CertificateHint list={list} />
        </div>
      </div>
    </div>
  );
}

/** The one thing to do now, and how far one is. */
function Next({ list }: { list: ModuleList }) {
  const { passed, total } = list.path;
  const next = nextModule(list.items);
  const stale = ofKind(list.items, 'path').filter(({ progress: { state } }) => state === 'refresh' || state === 'law-changed').length;
  return (
    <section className="next" aria-labelledby="next">
      <div className="next__words">
        <p className="next__over">{next ? 'À faire maintenant' : 'Votre parcours'}</p>
        <h2 id="next">{next ? named(next) : 'Vous avez réussi tous les modules du parcours'}</h2>
        {next && <p>{next.summary}</p>}
        <div className="next__bar">
          <progress className="bar-of" value={passed} max={Math.max(total, 1)} aria-label="Modules réussis" />
          <span className="small">
            {plural(passed, 'module réussi', 'modules réussis')} sur {total}
            {stale > 0 && `, ${stale} à rafraîchir`}
          </span>
        </div>
      </div>
      {next ? <GoOn module={next} /> : <LinkButton to="/formation/attestation">Votre attestation</LinkButton>}
    </section>
  );
}

const named = ({ number, title }: ModuleSummary): string => (number === null ? title : `Module\u00a0${number} · ${title}`);

/** Straight to the open test, to the lesson one was reading, or to the module. */
function GoOn({ module: { id, progress } }: { module: ModuleSummary }) {
  const label = ACTION_LABELS[progress.state];
  if (progress.openAttempt !== null)
    return (
      <LinkButton to="/formation/tentatives/$id" params={{ id: progress.openAttempt }} variant="primary">
        Reprendre le test
      </LinkButton>
    );
  if (progress.state === 'started' && progress.lastLesson !== null)
    return (
      <LinkButton to="/formation/modules/$id/lecons/$lesson" params={{ id, lesson: progress.lastLesson }} variant="primary">
        Reprendre la lecture
      </LinkButton>
    );
  return (
    <LinkButton to="/formation/modules/$id" params={{ id }} variant="primary">
      {label}
    </LinkButton>
  );
}

function Modules({ id, title, items, isOrdered = false }: { id: string; title: string; items: readonly ModuleSummary[]; isOrdered?: boolean }) {
  if (items.length === 0) return null;
  const List = isOrdered ? 'ol' : 'ul';
  return (
    <section aria-labelledby={id} className="stack">
      <h2 id={id}>{title}</h2>
      <List className="modules">
        {items.map((module) => (
          <ModuleLine key={module.id} module={module} />
        ))}
      </List>
    </section>
  );
}

function ModuleLine({ module }: { module: ModuleSummary }) {
  const { id, number, title, summary, minutes, lessons, audience, progress, kind } = module;
  const { word, tone, glyph } = STATE_LABELS[progress.state];
  const facts = [
    duration(minutes),
    plural(lessons, 'leçon'),
    kind === 'path' ? '' : audience,
    progress.passedOn ? `réussi le ${formatDay(progress.passedOn)}` : progress.lessonsRead.length > 0 ? plural(progress.lessonsRead.length, 'lue') : '',
  ].filter(Boolean);
  return (
    <li className="module">
      <span className="module__number" aria-hidden="true">
        {number ?? ''}
      </span>
      <div className="module__words">
        <h3 className="module__title">
          <Link to="/formation/modules/$id" params={{ id }} className="module__link">
            {title}
          </Link>
        </h3>
        <p className="soft">{summary}</p>
        <p className="soft small">{facts.join(' · ')}</p>
      </div>
      <div className="module__state">
        <Tag tone={tone} isWhole>
          <span aria-hidden="true">{glyph}</span> {word}
        </Tag>
      </div>
    </li>
  );
}

function Review({ list: { review } }: { list: ModuleList }) {
  return (
    <section className="aside-part" aria-labelledby="review">
      <h2 id="review">Révisions</h2>
      {review.due > 0 ? (
        <>
          <p>{plural(review.due, 'question manquée à revoir', 'questions manquées à revoir')} aujourd’hui.</p>
          <div>
            <LinkButton to="/formation/revisions">Réviser</LinkButton>
          </div>
        </>
      ) : (
        <p className="soft">
          {review.nextOn
            ? `Rien à revoir aujourd’hui. La prochaine question revient le ${formatDay(review.nextOn)}.`
            : 'Les questions manquées reviendront ici.'}
        </p>
      )}
    </section>
  );
}

/** A success to refresh is still one: its certificate can be asked for. */
function CertificateHint({ list }: { list: ModuleList }) {
  const left = ofKind(list.items, 'path').filter(({ progress }) => progress.passedOn === null).length;
  return (
    <section className="aside-part" aria-labelledby="certificate">
      <h2 id="certificate">Attestation</h2>
      <p className={left > 0 ? 'soft' : undefined}>
        {left > 0
          ? `Encore ${plural(left, 'module', 'modules')} pour l’attestation du parcours.`
          : 'Votre parcours est réussi\u202f: demandez votre attestation.'}
      </p>
      <p>
        <Link to="/formation/attestation">Voir vos attestations</Link>
      </p>
    </section>
  );
}
