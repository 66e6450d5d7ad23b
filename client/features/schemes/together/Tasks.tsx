import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SchemeTask, TaskChange } from '#shared/api/together.ts';
import type { Place } from '#shared/scheme/anchors.ts';
import type { StepId } from '#shared/scheme/steps.ts';
import { formatDay } from '#shared/format.ts';
import { request } from '../../../api.ts';
import { useDownloadOf } from '../../../save/download.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { ReadOnly, useReadOnly } from '../../../ui/ReadOnly.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { toast, toastProblem } from '../../../ui/Toast.tsx';
import { useSaver } from '../save/useScheme.ts';
import { AnchorLine } from './AnchorLine.tsx';
import type { Pointed } from './pointing.ts';
import { refreshTogether, schemePath, tasksQuery } from './queries.ts';
import { TaskForm } from './TaskForm.tsx';
import { usePlaces } from './usePlaces.ts';
import { formatMoment } from '../../../moments.ts';

/** Ticks, changes or removes a task, then reads the lists again. */
function useTaskGesture(schemeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, change }: { id: string; change: TaskChange | null }) =>
      request<SchemeTask | null>(schemePath(schemeId, `tasks/${id}`), change ? { method: 'PATCH', body: change } : { method: 'DELETE' }),
    onSuccess: () => refreshTogether(client),
    onError: toastProblem,
  });
}

/** The tasks of the scheme, late first; those done fold away. */
export function Tasks({ step, axisId, pointed }: { step: StepId; axisId: string | null; pointed: Pointed }) {
  const { id } = useSaver().read().document;
  const tasks = useQuery(tasksQuery(id));
  const places = usePlaces();
  const isReadOnly = useReadOnly();
  const calendar = useDownloadOf();
  return (
    <div className="together__body">
      {!isReadOnly && <TaskForm key={`${step} ${axisId}`} step={step} axisId={axisId} pointed={pointed} />}
      <QueryView query={tasks} loading="Lecture des tâches…">
        {({ items }) => {
          const todo = items.filter(({ doneAt }) => doneAt === null);
          const done = items.filter(({ doneAt }) => doneAt !== null);
          return (
            <>
              {todo.length === 0 ? <p className="soft">Aucune tâche à faire.</p> : <TaskList label="Tâches à faire" tasks={todo} places={places} />}
              {done.length > 0 && (
                <details>
                  <summary>{`Tâches faites (${done.length})`}</summary>
                  <TaskList label="Tâches faites" tasks={done} places={places} />
                </details>
              )}
              {todo.some(({ dueOn }) => dueOn !== null) && (
                <div>
                  <Button
                    reads
                    small
                    isBusy={calendar.isBusy}
                    busyLabel="Préparation…"
                    onPress={() => calendar.start(schemePath(id, 'taches.ics'), 'taches.ics')}
                  >
                    Ajouter à votre agenda
                  </Button>
                </div>
              )}
            </>
          );
        }}
      </QueryView>
    </div>
  );
}

const TaskList = ({ label, tasks, places }: { label: string; tasks: readonly SchemeTask[]; places: readonly Place[] }) => (
  <ul className="together__list" aria-label={label}>
    {tasks.map((task) => (
      <TaskView key={task.id} task={task} places={places} />
    ))}
  </ul>
);

/** « Alix Pilote », and what keeps them from doing it. */
function ownerWords({ owner: { name, state } }: SchemeTask): string {
  if (state === 'erased') return `${name}\u202f: à confier à quelqu’un d’autre`;
  return state === 'no-access' ? `${name}, qui ne voit plus ce schéma\u202f: à confier à quelqu’un d’autre` : name;
}

function TaskView({ task, places }: { task: SchemeTask; places: readonly Place[] }) {
  const gesture = useTaskGesture(task.schemeId);
  const [isEdited, setEdited] = useState(false);
  const { id, title, dueOn, late, anchor, doneAt, doneBy, mayTick, mayChange } = task;
  const tick = (done: boolean): void => gesture.mutate({ id, change: { done } });
  // The box answers at once; the list follows when the server has.
  const asked = gesture.isPending ? gesture.variables.change?.done : undefined;
  const remove = (): void => gesture.mutate({ id, change: null }, { onSuccess: () => toast('La tâche est retirée.') });
  if (isEdited) return <li className="thread">{<TaskForm task={task} onDone={() => setEdited(false)} />}</li>;
  return (
    <li className="thread">
      <ReadOnly value={!mayTick}>
        <Checkbox label={title} isSelected={asked ?? doneAt !== null} onChange={tick} />
      </ReadOnly>
      <p className="small">
        {late && (
          <Tag tone="rust" isWhole>
            En retard
          </Tag>
        )}{' '}
        <span className="soft">
          {[ownerWords(task), dueOn && `pour le ${formatDay(dueOn)}`, doneAt && `faite par ${doneBy ?? ''}, ${formatMoment(doneAt)}`]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      {anchor && <AnchorLine anchor={anchor} places={places} />}
      {mayChange && (
        <div className="row">
          <Button small variant="quiet" aria-label={`Modifier la tâche\u202f: ${title}`} onPress={() => setEdited(true)}>
            Modifier
          </Button>
          <Button small variant="quiet" aria-label={`Retirer la tâche\u202f: ${title}`} onPress={remove}>
            Retirer
          </Button>
        </div>
      )}
    </li>
  );
}
