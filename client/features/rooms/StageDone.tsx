import { useState } from 'react';
import type { Room, RoomPlayer } from '#shared/api/rooms.ts';
import { byName, counted, formatRate } from '#shared/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { useDownloadOf } from '../../save/download.ts';
import { roomPath } from './queries.ts';

const WHOLE = 10_000;

/** What the room knew, together first, then question by question; one by one ranked, or in the order of names when who animates prefers it. */
export function StageDone({ room }: { room: Room }) {
  const [isRanked, setRanked] = useState(true);
  const files = useDownloadOf();
  // Once over, the rank is how many questions were played to their answer.
  const { players, index: total } = room;
  const right = players.reduce((sum, player) => sum + player.right, 0);
  const asked = Math.max(1, players.length * total);
  const rows = [...players].sort((left, other) => (isRanked ? other.right - left.right || byName(left, other) : byName(left, other)));
  if (players.length === 0)
    return (
      <div className="stage__body stage-done">
        <p className="stage__large">{`${counted(total, 'question')}, à main levée. La séance est terminée.`}</p>
        <Scores scores={room.scores} />
      </div>
    );
  return (
    <div className="stage__body stage-done">
      <p className="stage__large">
        <strong>{`${formatRate(Math.round((right / asked) * 100) * (WHOLE / 100))} de bonnes réponses`}</strong>
        {`, pour ${counted(players.length, 'personne')} et ${counted(total, 'question')}.`}
      </p>
      <Scores scores={room.scores} />
      <h2>Classement</h2>
      <div className="row">
        <Checkbox label="Classer par bonnes réponses" isSelected={isRanked} onChange={setRanked} />
        <Button onPress={() => files.start(roomPath(room.id, 'results.csv'), 'salle.csv')} isBusy={files.busy !== null} busyLabel="Préparation…">
          Télécharger les résultats (CSV)
        </Button>
      </div>
      <DataTable caption="Bonnes réponses" hideCaption columns={columns(players, total)} rows={rows} rowKey={({ id }) => id} />
      <p className="soft">Les prénoms et surnoms sont effacés demain&#x202f;; il ne reste alors que des totaux.</p>
    </div>
  );
}

/** Each question that was played, with its score where phones answered. */
function Scores({ scores }: Pick<Room, 'scores'>) {
  if (scores.length === 0) return null;
  return (
    <section aria-labelledby="questions" className="stack">
      <h2 id="questions">Question par question</h2>
      <ol className="stage-scores">
        {scores.map(({ prompt, right, answered }, index) => (
          <li key={index}>
            {prompt}
            {answered > 0 && <strong>{` ${counted(right, 'bonne réponse', 'bonnes réponses')} sur ${answered}`}</strong>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Equal scores share a rank. */
const columns = (players: readonly RoomPlayer[], total: number): Column<RoomPlayer>[] => [
  { id: 'rank', header: 'Rang', isNumeric: true, cell: ({ right }) => players.filter((other) => other.right > right).length + 1 },
  { id: 'name', header: 'Prénom ou surnom', isRowHeader: true, cell: ({ name }) => name },
  { id: 'right', header: 'Bonnes réponses', isNumeric: true, cell: ({ right }) => `${right} sur ${total}` },
];
