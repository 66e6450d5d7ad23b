import { useQuery } from '@tanstack/react-query';
import type { ModuleSummary } from '#shared/api/training.ts';
import { useMay } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { modulesQuery, trainingPath } from '../queries.ts';
import { useDownloadOf } from '../../../save/download.ts';
import { duration, plural } from '../words.ts';
import { LeadPage } from './LeadPage.tsx';

/** For each module: what is projected, what who animates reads, what each takes home. */
export function PapersPage() {
  const modules = useQuery({ ...modulesQuery, enabled: useMay('training:lead') });
  return (
    <LeadPage
      title="Supports"
      lead="Pour chaque module, un diaporama à projeter, un guide pour la personne qui anime, une fiche à remettre. Ils disent le droit d’aujourd’hui."
      needs="training:lead"
    >
      <QueryView query={modules} loading="Lecture des modules…">
        {({ items }) => (
          <ul className="lead-list">
            {items.map((module) => (
              <Line key={module.id} module={module} />
            ))}
          </ul>
        )}
      </QueryView>
    </LeadPage>
  );
}

const FILES = [
  { file: 'diaporama.pptx', label: 'Diaporama', detail: 'PowerPoint' },
  { file: 'guide-formateur.docx', label: 'Guide de l’animateur', detail: 'Word' },
  { file: 'fiche.docx', label: 'Fiche', detail: 'Word' },
] as const;

function Line({ module: { id, number, title, minutes, lessons, questions } }: { module: ModuleSummary }) {
  const files = useDownloadOf();
  return (
    <li>
      <div className="lead-list__words">
        <h2 className="lead-list__name">{number === null ? title : `${number}. ${title}`}</h2>
        <p className="soft small">{[duration(minutes), plural(lessons, 'leçon'), plural(questions, 'question')].join(' · ')}</p>
      </div>
      <div className="lead-list__tools">
        {FILES.map(({ file, label, detail }) => (
          <Button
            key={file}
            reads
            small
            isDisabled={files.busy !== null}
            aria-label={`${label} (${detail})\u202f: ${title}`}
            onPress={() => files.start(trainingPath('modules', id, file), file)}
          >
            {label}
          </Button>
        ))}
      </div>
    </li>
  );
}
