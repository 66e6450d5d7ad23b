/** A module of the organisation, written in one page: what it is, its lessons, its case, its sheet, its questions. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { OwnModule } from '#shared/api/training-lead.ts';
import { request } from '../../../../api.ts';
import { useSaveOnLeave } from '../../../../save/hooks.ts';
import { settled } from '../../../../save/settled.ts';
import { Button } from '../../../../ui/Button.tsx';
import { usePageTitle } from '../../../../ui/PageHeader.tsx';
import { ProblemNotice } from '../../../../ui/ProblemNotice.tsx';
import { Tag } from '../../../../ui/Tag.tsx';
import { toast } from '../../../../ui/Toast.tsx';
import { ConflictDialog } from '../../../../workspace/ConflictDialog.tsx';
import { SaveLine } from '../../../../workspace/SaveLine.tsx';
import { refreshTraining, trainingPath } from '../../queries.ts';
import { useDownloadOf } from '../../../../save/download.ts';
import { ownModuleQuery, ownModulesQuery } from '../queries.ts';
import { CaseSection } from './CaseSection.tsx';
import { IdentitySection } from './IdentitySection.tsx';
import { LessonsSection } from './LessonsSection.tsx';
import { QuestionsSection } from './QuestionsSection.tsx';
import { useQuestions } from './useQuestions.ts';
import { describeOwn, OWN_WORDS, useOwnSaver, useOwnState } from './save.ts';
import { SheetSection } from './SheetSection.tsx';
import '../../../../shell/PartPage.css';
import '../../../../workspace/parts.css';
import '../../../../workspace/workspace.css';
import '../lead.css';

export function OwnModuleEditor({ published }: { published: boolean }) {
  const saver = useOwnSaver();
  const state = useOwnState();
  useSaveOnLeave(saver);
  const questions = useQuestions();
  const publish = usePublish(published, questions.drafts);
  const files = useDownloadOf();
  const heading = usePageTitle(`${state.document.title} – Nos modules`);
  const save = async (): Promise<void> => {
    await settled(saver);
    files.start(trainingPath('own-modules', state.document.id, 'module.yaml'), 'module.yaml');
  };
  return (
    <>
      <div className="own-top">
        <div className="stack">
          <Link to="/formation/animer/nos-modules" className="small">
            Nos modules
          </Link>
          <h1 ref={heading} tabIndex={-1}>
            {state.document.title}
          </h1>
          <SaveLine saver={saver} state={state} whole="Module" describe={describeOwn}>
            <Tag tone={published ? 'green' : 'plain'}>{published ? 'Publié' : 'Brouillon'}</Tag>
          </SaveLine>
        </div>
        <div className="own-top__actions">
          <Button onPress={() => void save()} isBusy={files.busy !== null} busyLabel="Préparation…">
            Télécharger le fichier
          </Button>
          <Button variant={published ? 'secondary' : 'primary'} onPress={() => publish.mutate()} isBusy={publish.isPending} busyLabel="Enregistrement…">
            {published ? 'Retirer de la formation' : 'Publier'}
          </Button>
        </div>
      </div>
      {publish.isError && <ProblemNotice error={publish.error} />}
      <div className="own-columns">
        <IdentitySection />
        <LessonsSection />
        <CaseSection />
        <SheetSection />
        <QuestionsSection questions={questions} />
      </div>
      <ConflictDialog saver={saver} conflict={state.conflict} title="Deux versions de ce module" says="Ce module a été modifié ailleurs" words={OWN_WORDS} />
    </>
  );
}

/** Saved first, then shown to learners or taken back: what they would read is what is on screen. */
function usePublish(published: boolean, drafts: number) {
  const saver = useOwnSaver();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      if (!(await settled(saver)) || (drafts > 0 && !published)) return null;
      const { id, revision } = saver.read().document;
      return request<OwnModule>(trainingPath('own-modules', id), { method: 'PATCH', body: { published: !published }, ifMatch: `"${revision}"` });
    },
    onSuccess: (module) => {
      if (!module) {
        toast('Tout n’est pas enregistré\u202f: complétez d’abord ce qui est signalé dans la page.');
        return;
      }
      saver.refresh(module);
      client.setQueryData(ownModuleQuery(module.id).queryKey, module);
      void client.invalidateQueries({ queryKey: ownModulesQuery.queryKey });
      void refreshTraining(client);
      if (!module.published) toast('Le module n’est plus proposé. Les réussites restent.');
      else if (module.questions.length > 0) toast('Le module est dans la formation.');
      else toast('Le module est dans la formation, sans question\u202f: il se lit, mais ne se réussit pas.');
    },
  });
}
