import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { formatDay } from '#shared/format.ts';
import { NotFound } from '../../../shell/NotFound.tsx';
import { Button } from '../../../ui/Button.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { Found } from '../Found.tsx';
import { moduleQuery, trainingPath } from '../queries.ts';
import { useDownloadOf } from '../../../save/download.ts';
import { ModuleBack } from './LessonPage.tsx';
import { ReadingPager } from './ReadingPager.tsx';
import { Sections } from './Sections.tsx';

/** `/formation/modules/:id/fiche`: one page to print and keep. */
export function SheetPage() {
  const { id } = useParams({ from: '/formation/modules/$id/fiche' });
  const module = useQuery(moduleQuery(id));
  const { isBusy, start } = useDownloadOf();
  return (
    <Found query={module} loading="Ouverture de la fiche…">
      {(data) =>
        data.sheet.length > 0 ? (
          <>
            <PageHeader
              title={`La fiche\u202f: ${data.title}`}
              documentTitle={`Fiche – ${data.title}`}
              back={<ModuleBack module={data} />}
              actions={
                <>
                  <Button onPress={() => print()}>Imprimer</Button>
                  <Button isBusy={isBusy} busyLabel="Préparation…" onPress={() => start(trainingPath('modules', data.id, 'fiche.docx'), 'fiche.docx')}>
                    Télécharger en Word
                  </Button>
                </>
              }
            />
            <div className="training-sheet sheet">
              <Sections items={data.sheet} />
              <p className="training-sheet__foot">
                Clausier · {data.number === null ? data.title : `module ${data.number}, ${data.title}`} · droit au {formatDay(data.on)}
              </p>
            </div>
            <ReadingPager module={data} isHere={({ kind }) => kind === 'sheet'} />
          </>
        ) : (
          <NotFound />
        )
      }
    </Found>
  );
}
