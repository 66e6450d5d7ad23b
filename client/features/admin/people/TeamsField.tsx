import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { teamsQuery } from '../queries.ts';

/** The teams of a person. */
export function TeamsField({ value, onChange }: { value: readonly string[]; onChange: (teamIds: string[]) => void }) {
  const teams = useQuery(teamsQuery).data?.items ?? [];
  return (
    <fieldset className="tick-list">
      <legend className="field__label">Équipes</legend>
      {teams.length === 0 && (
        <p className="soft small">
          Aucune équipe pour l’instant&#x202f;: <Link to="/administration/equipes">créez-en une</Link> pour réserver des documents à un service.
        </p>
      )}
      <div className="tick-list__columns">
        {teams.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            isSelected={value.includes(id)}
            onChange={(isIn) => onChange(isIn ? [...value, id] : value.filter((teamId) => teamId !== id))}
          />
        ))}
      </div>
    </fieldset>
  );
}
