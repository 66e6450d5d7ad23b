import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Cohort } from '#shared/api/training-lead.ts';
import { counted, formatDay } from '#shared/format.ts';
import { request } from '../../../api.ts';
import { useSession } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { trainingPath } from '../queries.ts';
import { CohortDialog } from './CohortDialog.tsx';
import { LeadPage } from './LeadPage.tsx';
import { cohortsQuery, refreshLead } from './queries.ts';

type Asked = { kind: 'create' } | { kind: 'edit' | 'remove'; cohort: Cohort } | null;

/** Groups of people trained together, on chosen modules, for a day. */
export function CohortsPage() {
  const isServed = useSession()?.mode === 'served';
  const cohorts = useQuery({ ...cohortsQuery, enabled: isServed });
  const [asked, setAsked] = useState<Asked>(null);
  const close = (): void => setAsked(null);
  const create = (
    <Button variant="primary" onPress={() => setAsked({ kind: 'create' })}>
      Nouveau groupe
    </Button>
  );
  return (
    <LeadPage
      title="Groupes"
      lead="Un groupe réunit des personnes et des modules, avec une date. La progression se lit alors groupe par groupe."
      needs="training:lead"
      isServedOnly
      actions={cohorts.data?.items.length ? create : undefined}
    >
      <QueryView query={cohorts} loading="Lecture des groupes…">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="Aucun groupe pour l’instant" action={create}>
              <p>Commencez par les référents que vous formez ensemble cette année.</p>
            </EmptyState>
          ) : (
            <ul className="lead-list">
              {items.map((cohort) => (
                <li key={cohort.id}>
                  <div className="lead-list__words">
                    <h2 className="lead-list__name">{cohort.name}</h2>
                    <p className="soft small">
                      {[
                        counted(cohort.personIds.length, 'personne'),
                        counted(cohort.moduleIds.length, 'module'),
                        cohort.dueOn ? `à terminer pour le ${formatDay(cohort.dueOn)}` : 'sans date',
                      ].join(' · ')}
                    </p>
                  </div>
                  <div className="lead-list__tools">
                    <LinkButton to="/formation/animer" search={{ groupe: cohort.id }} small>
                      Voir la progression
                    </LinkButton>
                    <Menu
                      small
                      label="Actions"
                      name={`Actions sur ${cohort.name}`}
                      actions={[
                        { id: 'edit', label: 'Modifier', onAction: () => setAsked({ kind: 'edit', cohort }) },
                        { id: 'remove', label: 'Supprimer le groupe', isDanger: true, onAction: () => setAsked({ kind: 'remove', cohort }) },
                      ]}
                    />
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
      {asked?.kind === 'create' && <CohortDialog cohort={null} onClose={close} />}
      {asked?.kind === 'edit' && <CohortDialog cohort={asked.cohort} onClose={close} />}
      {asked?.kind === 'remove' && <RemoveDialog cohort={asked.cohort} onClose={close} />}
    </LeadPage>
  );
}

function RemoveDialog({ cohort, onClose }: { cohort: Cohort; onClose: () => void }) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => request(trainingPath('cohorts', cohort.id), { method: 'DELETE' }),
    onSuccess: async () => {
      toast(`Le groupe «\u00a0${cohort.name}\u00a0» est supprimé.`);
      onClose();
      await refreshLead(client);
    },
  });
  return (
    <ConfirmDialog
      title={`Supprimer «\u00a0${cohort.name}\u00a0»\u202f?`}
      isOpen
      onClose={onClose}
      confirmLabel="Supprimer le groupe"
      isDanger
      isBusy={remove.isPending}
      onConfirm={() => remove.mutate()}
    >
      <p>Les personnes gardent leurs réussites et leurs attestations. Seul le groupe disparaît.</p>
      {remove.isError && <ProblemNotice error={remove.error} />}
    </ConfirmDialog>
  );
}
