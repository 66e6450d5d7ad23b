import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { NotFound } from '../../../shell/NotFound.tsx';
import { ConfidenceMark } from '../../../ui/ConfidenceMark.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { Found } from '../Found.tsx';
import { moduleQuery } from '../queries.ts';
import { ModuleBack } from './LessonPage.tsx';
import { ReadingPager } from './ReadingPager.tsx';
import { References } from './References.tsx';
import { Sections } from './Sections.tsx';

/** `/formation/modules/:id/cas`: a real case, with its source and how sure we are of it. */
export function CasePage() {
  const { id } = useParams({ from: '/formation/modules/$id/cas' });
  const module = useQuery(moduleQuery(id));
  return (
    <Found query={module} loading="Ouverture du cas…">
      {(data) =>
        data.case ? (
          <>
            <PageHeader
              title={data.case.title}
              documentTitle={`${data.case.title} – ${data.title}`}
              back={<ModuleBack module={data} />}
              lead={`Un cas réel. Source\u202f: ${data.case.source}`}
            />
            <div className="reading">
              <Sections items={data.case.sections} />
              <aside className="reading__aside" aria-label="Source et articles du cas">
                <p>
                  <ConfidenceMark value={data.case.confidence} />
                </p>
                <References items={data.case.references} />
              </aside>
              <div className="reading__foot">
                <ReadingPager module={data} isHere={({ kind }) => kind === 'case'} />
              </div>
            </div>
          </>
        ) : (
          <NotFound />
        )
      }
    </Found>
  );
}
