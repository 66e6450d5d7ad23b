/**
 * The screen of a room, projected: large enough to be read from eight metres, one button for the next step.
 * Promises that space, enter and the right arrow do what the button does, that a double click skips nothing (the server is told which
 * question was seen), and that the numbers are text beside each bar.
 */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Room, RoomStep, RoomStepChange } from '#shared/api/rooms.ts';
import { request, toProblem } from '../../api.ts';
import { NotFound } from '../../shell/NotFound.tsx';
import { useSession } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { usePageTitle } from '../../ui/PageHeader.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { spaced } from './code.ts';
import { roomKey, roomPath, roomQuery } from './queries.ts';
import { StageAnswers } from './StageAnswers.tsx';
import { StageDone } from './StageDone.tsx';
import { StageWaiting } from './StageWaiting.tsx';
import './rooms.css';

export function StagePage() {
  const { id } = useParams({ from: '/formation/salles/$id' });
  const room = useQuery(roomQuery(id));
  if (room.isError && [403, 404].includes(toProblem(room.error).status))
    return (
      <div className="stage stage--lost">
        <NotFound />
      </div>
    );
  return (
    <QueryView query={room} loading="Ouverture de la salle…">
      {(data) => <Stage room={data} isLost={room.isError} />}
    </QueryView>
  );
}

/** What the one big button does now; null once it is over. */
function nextStep({ state, index, total }: Room): { step: RoomStep; label: string } | null {
  if (state === 'waiting') return { step: 'ask', label: 'Commencer' };
  if (state === 'asking') return { step: 'show', label: 'Montrer la réponse' };
  if (state === 'showing') return index < total ? { step: 'ask', label: 'Question suivante' } : { step: 'end', label: 'Voir le bilan' };
  return null;
}

function useStep({ id, index }: Room) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (step: RoomStep) => request<Room>(roomPath(id, 'steps'), { method: 'POST', body: { step, index } satisfies RoomStepChange }),
    onMutate: () => client.cancelQueries({ queryKey: roomKey(id) }),
    onSuccess: (room) => client.setQueryData(roomKey(id), room),
    // Another window of who animates may have gone on: the screen shows where the room is.
    onError: () => void client.invalidateQueries({ queryKey: roomKey(id) }),
  });
}

/** What already acts upon the key has it: a field, or the button under the focus for those that press it. */
const KEYS: Readonly<Record<string, string>> = {
  ' ': 'button, a, input, select, textarea, summary',
  Enter: 'button, a, input, select, textarea, summary',
  ArrowRight: 'input, select, textarea',
  PageDown: 'input, select, textarea',
};

/** The keys of a remote control do the next step. */
function useAdvance(advance: (() => void) | null): void {
  const latest = useRef(advance);
  latest.current = advance;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const taken = KEYS[event.key];
      if (taken === undefined || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(`${taken}, [role="alertdialog"]`)) return;
      event.preventDefault();
      latest.current?.();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function Stage({ room, isLost }: { room: Room; isLost: boolean }) {
  const step = useStep(room);
  const isLocal = useSession()?.mode === 'local';
  const next = nextStep(room);
  const advance = next && !step.isPending ? () => step.mutate(next.step) : null;
  useAdvance(advance);
  return (
    <div className={`stage stage--${room.state}`}>
      <Head room={room} />
      {isLost && <p className="stage__lost">Le serveur ne répond plus&#x202f;: l’écran se remettra à jour tout seul.</p>}
      {step.isError && <ProblemNotice error={step.error} />}
      <Body room={room} isLocal={isLocal} />
      <footer className="stage__foot">
        {next && (
          <Button variant="primary" onPress={() => advance?.()} isBusy={step.isPending} isLeaving>
            {next.label}
          </Button>
        )}
        {next && <span className="stage__keys">Espace, Entrée ou → pour avancer</span>}
        <span className="stage__out">
          {room.state !== 'done' && next?.step !== 'end' && <EndButton isBusy={step.isPending} onEnd={() => step.mutate('end')} />}
          <LinkButton to="/formation/animer/salles" small variant="quiet">
            Quitter l’écran
          </LinkButton>
        </span>
      </footer>
    </div>
  );
}

/** Ending sends everybody out for good: asked twice, beside a button that is pressed all along. */
function EndButton({ isBusy, onEnd }: { isBusy: boolean; onEnd: () => void }) {
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <Button small variant="quiet" onPress={() => setAsked(true)}>
        Terminer la séance
      </Button>
      <ConfirmDialog
        title={'Terminer la séance maintenant\u202f?'}
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        confirmLabel="Terminer la séance"
        isDanger
        isBusy={isBusy}
        onConfirm={() => {
          setAsked(false);
          onEnd();
        }}
      >
        <p>Les questions qui restent ne sont pas posées, et les téléphones sortent de la salle. Le bilan porte sur les questions déjà corrigées.</p>
      </ConfirmDialog>
    </>
  );
}

/** The one h1: the question when there is one, and where the room is. */
function Head({ room: { state, index, total, question, module, code, players } }: { room: Room }) {
  const heading = usePageTitle(`${module.title} – Salle`);
  const isAsked = question !== null && state !== 'done' && state !== 'waiting';
  return (
    <header className="stage__head">
      <p className="stage__where">
        <span>{module.title}</span>
        {isAsked && <span>{`Question ${index} sur ${total}`}</span>}
        {isAsked && players.length > 0 && <span>{`Code ${spaced(code)}`}</span>}
      </p>
      <h1 ref={heading} tabIndex={-1} className="stage__title">
        {isAsked ? question.prompt : state === 'done' ? 'Bilan de la séance' : 'Entrez dans la salle'}
      </h1>
    </header>
  );
}

function Body({ room, isLocal }: { room: Room; isLocal: boolean }) {
  if (room.state === 'waiting') return <StageWaiting room={room} isLocal={isLocal} />;
  if (room.state === 'done') return <StageDone room={room} />;
  return <StageAnswers room={room} />;
}
