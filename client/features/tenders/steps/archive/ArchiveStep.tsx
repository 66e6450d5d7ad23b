import { useQuery } from '@tanstack/react-query';
import { Button } from '../../../../ui/Button.tsx';
import { Finding } from '../../../../ui/Finding.tsx';
import { Loading } from '../../../../ui/Loading.tsx';
import { PageHeader } from '../../../../ui/PageHeader.tsx';
import { Section } from '../../../../workspace/Section.tsx';
import { documentsQuery, findingsQuery, noticeQuery } from '../../queries.ts';
import type { StepProps } from '../../workspace.ts';
import { isEmpty, leftToDo, PAPERS, type Paper } from './contents.ts';
import { FileLines } from './FileLines.tsx';
import { useTenderDownload } from './useTenderDownload.ts';
import './archive.css';

/** Everything out, in one file or paper by paper. */
export function ArchiveStep({ workspace }: StepProps) {
  const { tender } = workspace;
  const documents = useQuery(documentsQuery(tender.id)).data?.items ?? [];
  const findings = useQuery(findingsQuery(tender.id)).data;
  const notices = useQuery(noticeQuery(tender.id)).data;
  const { busy, start } = useTenderDownload(workspace);
  const left = leftToDo(tender, documents, findings, notices);
  return (
    <>
      <PageHeader
        title="Télécharger"
        documentTitle={`Télécharger – ${tender.title}`}
        lead="Vos fichiers avec leurs clauses, l’annexe des heures, l’avis, la note de décision, et la liste de ce qui a été mis et où."
        actions={
          <Button
            reads
            variant="primary"
            isBusy={busy === 'package.zip'}
            busyLabel="Préparation de l’archive…"
            isDisabled={busy !== null && busy !== 'package.zip'}
            onPress={() => start('package.zip')}
          >
            Tout télécharger
          </Button>
        }
      />
      {busy === 'package.zip' && <Loading what="Les clauses sont écrites dans chaque fichier. Cela prend quelques secondes…" />}
      <Section title="Avant de télécharger" anchor="reste">
        {left.length === 0 && findings && notices && <Finding tone="holds" title="Rien ne manque." />}
        {left.map(({ says, step, tone }) => (
          <Finding
            key={says}
            tone={tone}
            title={says}
            mend={
              <Button reads small aria-label={`Y aller\u202f: ${says}`} onPress={() => workspace.goTo(step)}>
                Y aller
              </Button>
            }
          />
        ))}
      </Section>
      <FileLines workspace={workspace} documents={documents} />
      <Section title="Les documents de la procédure" anchor="papiers">
        <ul className="papers">
          {PAPER_ORDER.map((value) => (
            <PaperLine key={value} paper={value} empty={isEmpty(value, tender)} busy={busy} onStart={start} />
          ))}
        </ul>
      </Section>
    </>
  );
}

const PAPER_ORDER: readonly Paper[] = ['decisions', 'exceptions', 'hours', 'notice'];

function PaperLine({ paper, empty, busy, onStart }: { paper: Paper; empty: string | null; busy: string | null; onStart: (file: string) => void }) {
  const { title, says } = PAPERS[paper];
  const file = `${paper}.docx`;
  return (
    <li className="papers__row">
      <div className="papers__words">
        <h3 className="papers__title">{title}</h3>
        <p className="soft small">{empty ?? says}</p>
      </div>
      <Button
        reads
        small
        aria-label={`Télécharger\u202f: ${title}`}
        isBusy={busy === file}
        busyLabel="Préparation…"
        isDisabled={empty !== null || (busy !== null && busy !== file)}
        onPress={() => onStart(file)}
      >
        Word
      </Button>
    </li>
  );
}
