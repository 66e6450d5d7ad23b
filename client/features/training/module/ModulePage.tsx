import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { TrainingModule } from '#shared/api/training.ts';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { Found } from '../Found.tsx';
import { moduleQuery } from '../queries.ts';
import { stopsOf, type Stop } from '../reading/stops.ts';
import { duration, EXERCISE_STATE_LABELS, plural, STATE_LABELS } from '../words.ts';
import { LawChanged } from './LawChanged.tsx';
import { NextStep } from './NextStep.tsx';
import { TestPart } from './TestPart.tsx';

/** `/formation/modules/:id` */
export function ModulePage() {
  const { id } = useParams({ from: '/formation/modules/$id' });
  const module = useQuery(moduleQuery(id));
  return (
    <Found query={module} loading="Ouverture du module…">
      {(data) => <ModuleView key={data.id} module={data} />}
    </Found>
  );
}

function ModuleView({ module }: { module: TrainingModule }) {
  const { number, title, summary, audience, minutes, readingMinutes, progress } = module;
  const { word, tone, glyph } = STATE_LABELS[progress.state];
  return (
    <>
      <PageHeader
        title={number === null ? title : `${number}. ${title}`}
        documentTitle={`${title} – Formation`}
        back={<Link to="/formation">← Formation</Link>}
        lead={summary}
        actions={<NextStep module={module} />}
      />
      <div className="row module-facts">
        <Tag tone={tone}>
          <span aria-hidden="true">{glyph}</span> {word}
        </Tag>
        <span className="soft">
          {audience} · {duration(minutes)} en tout, dont {duration(readingMinutes)} de lecture
        </span>
      </div>
      <LawChanged ids={progress.changedReferences} isPassed={progress.state === 'law-changed'} />
      <div className="module-page">
        <div className="stack module-page__main">
          <section aria-labelledby="objectifs">
            <h2 id="objectifs">À la fin, vous saurez</h2>
            <ul className="objectives">
              {module.objectives.map((objective) => (
                <li key={objective}>{objective}</li>
              ))}
            </ul>
          </section>
          <Reading module={module} />
          <Exercises module={module} />
        </div>
        <TestPart module={module} />
      </div>
    </>
  );
}

function Reading({ module }: { module: TrainingModule }) {
  const { lessonsRead } = module.progress;
  const read = module.lessons.filter(({ id }) => lessonsRead.includes(id)).length;
  return (
    <section aria-labelledby="lire" className="stack">
      <div>
        <h2 id="lire">Lire</h2>
        <p className="soft small">
          {plural(read, 'leçon lue', 'leçons lues')} sur {module.lessons.length}
        </p>
      </div>
      <ol className="stops">
        {stopsOf(module).map((stop) => (
          <StopLine key={stop.kind === 'lesson' ? stop.lesson : stop.kind} module={module} stop={stop} />
        ))}
      </ol>
    </section>
  );
}

const KINDS: Record<Stop['kind'], string> = { lesson: 'Leçon', case: 'Cas réel', sheet: 'Fiche d’une page, à imprimer' };

function StopLine({ module, stop }: { module: TrainingModule; stop: Stop }) {
  const lesson = stop.kind === 'lesson' ? module.lessons.find(({ id }) => id === stop.lesson) : undefined;
  const isRead = lesson !== undefined && module.progress.lessonsRead.includes(lesson.id);
  const params = { id: module.id };
  return (
    <li className="stop">
      <span className={`stop__mark${isRead ? ' stop__mark--read' : ''}`} aria-hidden="true">
        {isRead ? '✓' : stop.kind === 'lesson' ? '○' : '◇'}
      </span>
      <span className="stop__words">
        {stop.kind === 'lesson' ? (
          <Link to="/formation/modules/$id/lecons/$lesson" params={{ ...params, lesson: stop.lesson }}>
            {stop.title}
          </Link>
        ) : (
          <Link to={stop.kind === 'case' ? '/formation/modules/$id/cas' : '/formation/modules/$id/fiche'} params={params}>
            {stop.title}
          </Link>
        )}
        <span className="soft small">
          {lesson ? duration(lesson.readingMinutes) : KINDS[stop.kind]}
          {isRead && ' · lue'}
        </span>
      </span>
    </li>
  );
}

function Exercises({ module }: { module: TrainingModule }) {
  if (module.exercises.length === 0) return null;
  return (
    <section aria-labelledby="exercices" className="stack">
      <h2 id="exercices">S’exercer sur le vrai moteur</h2>
      <ul className="stops">
        {module.exercises.map(({ id, title, minutes, state }) => (
          <li key={id} className="stop">
            <span className={`stop__mark${state === 'done' ? ' stop__mark--read' : ''}`} aria-hidden="true">
              {state === 'done' ? '✓' : '○'}
            </span>
            <span className="stop__words">
              <Link to="/formation/exercices/$id" params={{ id }}>
                {title}
              </Link>
              <span className="soft small">
                {duration(minutes)} · {EXERCISE_STATE_LABELS[state].word.toLowerCase()}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
