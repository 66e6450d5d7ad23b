import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Lesson, TrainingModule } from '#shared/api/training.ts';
import { NotFound } from '../../../shell/NotFound.tsx';
import { Button } from '../../../ui/Button.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { Found } from '../Found.tsx';
import { moduleQuery } from '../queries.ts';
import { duration } from '../words.ts';
import { ReadingPager } from './ReadingPager.tsx';
import { References } from './References.tsx';
import { Sections } from './Sections.tsx';
import { useReading } from './useReading.ts';

/** `/formation/modules/:id/lecons/:lesson` */
export function LessonPage() {
  const { id, lesson: lessonId } = useParams({ from: '/formation/modules/$id/lecons/$lesson' });
  const module = useQuery(moduleQuery(id));
  return (
    <Found query={module} loading="Ouverture de la leçon…">
      {(data) => {
        const lesson = data.lessons.find((one) => one.id === lessonId);
        return lesson ? <LessonView key={lesson.id} module={data} lesson={lesson} /> : <NotFound />;
      }}
    </Found>
  );
}

export const ModuleBack = ({ module }: { module: TrainingModule }) => (
  <Link to="/formation/modules/$id" params={{ id: module.id }}>
    ← {module.number === null ? module.title : `Module ${module.number} · ${module.title}`}
  </Link>
);

function LessonView({ module, lesson }: { module: TrainingModule; lesson: Lesson }) {
  const { isRead, error, setRead } = useReading(module, lesson.id);
  const rank = module.lessons.indexOf(lesson) + 1;
  return (
    <>
      <PageHeader
        title={lesson.title}
        documentTitle={`${lesson.title} – ${module.title}`}
        back={<ModuleBack module={module} />}
        lead={`Leçon ${rank} sur ${module.lessons.length} · ${duration(lesson.readingMinutes)} de lecture`}
      />
      <div className="reading">
        <Sections items={lesson.sections} />
        <aside className="reading__aside" aria-label="Articles de la leçon">
          <References items={lesson.references} />
        </aside>
        <div className="reading__foot">
          {error !== null && <ProblemNotice error={error} />}
          <ReadingPager module={module} isHere={(stop) => stop.kind === 'lesson' && stop.lesson === lesson.id} isNextPrimary={isRead}>
            <div className="row">
              <Button variant={isRead ? 'quiet' : 'primary'} aria-pressed={isRead} onPress={() => setRead(!isRead)}>
                {isRead && <span aria-hidden="true">✓</span>} J’ai lu
              </Button>
              <span role="status" className="soft small">
                {isRead && 'Leçon lue, enregistrée.'}
              </span>
            </div>
          </ReadingPager>
        </div>
      </div>
    </>
  );
}
