import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Person, PersonChange, Team } from '#shared/api/people.ts';
import { roleNames } from '#shared/role-labels.ts';
import { counted } from '#shared/format.ts';
import { request } from '../../../api.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { keepPeople } from '../people/search.ts';
import { freshPeople, peopleQuery, personPath } from '../queries.ts';

/** Fewer are seen at a glance: a search would be in the way. */
const WORTH_SEARCHING = 8;
const SHOWN = 100;

/** Who is in a team: the same fact as a person’s teams, seen from the other side. */
export function MembersDialog({ team, onClose }: { team: Team; onClose: () => void }) {
  const client = useQueryClient();
  const people = useQuery(peopleQuery);
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isIn = ({ id, teamIds }: Person): boolean => changed.get(id) ?? teamIds.includes(team.id);
  const save = useMutation({
    mutationFn: async (items: readonly Person[]) => {
      for (const person of items.filter((item) => isIn(item) !== item.teamIds.includes(team.id))) {
        const teamIds = isIn(person) ? [...person.teamIds, team.id] : person.teamIds.filter((id) => id !== team.id);
        await request<Person>(personPath(person.id), { method: 'PATCH', body: { teamIds } satisfies PersonChange });
      }
    },
    onSuccess: () => {
      toast(`Les membres de «\u00a0${team.name}\u00a0» sont enregistrés.`);
      onClose();
    },
    onSettled: () => freshPeople(client),
  });
  const toggle = (person: Person, wanted: boolean): void => setChanged(new Map(changed).set(person.id, wanted));
  return (
    <Dialog
      title={`Membres de «\u00a0${team.name}\u00a0»`}
      isOpen
      onClose={onClose}
      isDismissable={changed.size === 0}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button variant="primary" onPress={() => save.mutate(people.data?.items ?? [])} isBusy={save.isPending} busyLabel="Enregistrement…">
            Enregistrer
          </Button>
        </>
      }
    >
      <QueryView query={people}>{({ items }) => <People items={items} isIn={isIn} onToggle={toggle} />}</QueryView>
      {save.isError && <ProblemNotice error={save.error} />}
    </Dialog>
  );
}

type PeopleProps = { items: readonly Person[]; isIn: (person: Person) => boolean; onToggle: (person: Person, wanted: boolean) => void };

function People({ items, isIn, onToggle }: PeopleProps) {
  const [cherche, setTyped] = useState('');
  const found = keepPeople(items, { cherche });
  const count = items.filter(isIn).length;
  return (
    <>
      {items.length >= WORTH_SEARCHING && <TextField label="Chercher une personne" type="search" value={cherche} onChange={setTyped} />}
      <fieldset className="tick-list">
        <legend className="field__label">{count === 0 ? 'Personne pour l’instant' : counted(count, 'membre')}</legend>
        {found.slice(0, SHOWN).map((person) => (
          <Checkbox
            key={person.id}
            label={person.name}
            help={roleNames(person.roles) || 'Aucun rôle'}
            isSelected={isIn(person)}
            onChange={(wanted) => onToggle(person, wanted)}
          />
        ))}
      </fieldset>
      {found.length === 0 && <p>Personne ne répond à cette recherche.</p>}
      {found.length > SHOWN && <p className="soft small">{`Les ${SHOWN} premières personnes\u202f: cherchez un nom pour voir les autres.`}</p>}
    </>
  );
}
