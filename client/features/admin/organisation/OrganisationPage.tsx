import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Organisation, OrganisationChange } from '#shared/api/organisation.ts';
import { LIMITS } from '#shared/limits.ts';
import { download, request } from '../../../api.ts';
import { sessionQuery, useMay } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { AdminPage } from '../AdminPage.tsx';
import { organisationQuery } from '../queries.ts';
import { readSiret, spacedSiret } from './siret.ts';

/** The organisation’s name, number and contact; all its data as one file. */
export function OrganisationPage() {
  const organisation = useQuery(organisationQuery);
  const mayUpdate = useMay('organisation:update');
  const mayExport = useMay('organisation:export');
  return (
    <AdminPage title="Organisation" lead="Ce que les pages et les documents disent de vous, et toutes vos données en un fichier." needs="directory:read">
      <QueryView query={organisation} loading="Lecture de l’organisation…">
        {(data) => (
          <div className="part-page">
            {mayUpdate ? <Identity organisation={data} /> : <Facts organisation={data} />}
            {mayExport && <Export />}
          </div>
        )}
      </QueryView>
    </AdminPage>
  );
}

function Facts({ organisation: { name, siret, contact } }: { organisation: Organisation }) {
  return (
    <dl className="facts__list admin-narrow">
      {[
        ['Nom', name],
        ['SIRET', spacedSiret(siret) || 'Non renseigné'],
        ['Contact', contact || 'Non renseigné'],
      ].map(([term, said]) => (
        <div key={term} className="facts__fact">
          <dt>{term}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}

function useSave(onSaved: (organisation: Organisation) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: OrganisationChange) => request<Organisation>('/api/organisation', { method: 'PATCH', body }),
    onSuccess: async (organisation) => {
      onSaved(organisation);
      toast('L’organisation est enregistrée.');
      client.setQueryData(organisationQuery.queryKey, organisation);
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
}

function Identity({ organisation }: { organisation: Organisation }) {
  const [name, setName] = useState(organisation.name);
  const [typedSiret, setTypedSiret] = useState(spacedSiret(organisation.siret));
  const [contact, setContact] = useState(organisation.contact);
  const [isAsked, setAsked] = useState(false);
  const save = useSave((saved) => {
    setName(saved.name);
    setTypedSiret(spacedSiret(saved.siret));
    setContact(saved.contact);
  });
  const siret = readSiret(typedSiret);
  const change: OrganisationChange = {
    ...(name.trim() === organisation.name ? {} : { name: name.trim() }),
    ...(siret.fault || siret.digits === organisation.siret ? {} : { siret: siret.digits }),
    ...(contact.trim() === organisation.contact ? {} : { contact: contact.trim() }),
  };
  const submit = (): void => {
    setAsked(true);
    if (name.trim() && !siret.fault && Object.keys(change).length > 0) save.mutate(change);
  };
  return (
    <section className="admin-form" aria-labelledby="identity">
      <h2 id="identity">Identité</h2>
      <TextField
        label="Nom"
        isRequired
        value={name}
        maxLength={LIMITS.title}
        onChange={setName}
        error={isAsked && !name.trim() ? 'Écrivez le nom de l’organisation.' : undefined}
      />
      <TextField
        label="SIRET"
        help="Quatorze chiffres, espaces acceptés. S’il est rempli, le fournisseur d’identité ne fait entrer que les agents de ce SIRET."
        inputMode="numeric"
        value={typedSiret}
        maxLength={24}
        onChange={setTypedSiret}
        error={isAsked ? siret.fault : undefined}
      />
      <TextField
        label="Contact"
        help="À qui demander de l’aide, ou exercer ses droits sur ses données. Visible de tous."
        placeholder="Service informatique, poste 12"
        value={contact}
        maxLength={300}
        onChange={setContact}
      />
      {save.isError && <ProblemNotice error={save.error} />}
      <div className="row">
        <Button variant="primary" onPress={submit} isBusy={save.isPending} busyLabel="Enregistrement…">
          Enregistrer
        </Button>
      </div>
    </section>
  );
}

function Export() {
  const get = useMutation({ mutationFn: () => download('/api/organisation/export.zip', 'organisation.zip') });
  return (
    <section className="stack admin-narrow" aria-labelledby="export">
      <h2 id="export">Tout exporter</h2>
      <p>
        <strong>Dedans</strong>&#x202f;: schémas et consultations avec leurs versions, relectures, versions publiées, consultations du public, bilans, vos
        clauses, vos modules et la formation, le réseau, les relectures du droit, fichiers Word et logos d’origine, parts de main-d’œuvre, équipes, partages,
        personnes et rôles, journal. En JSON, lisible sans Clausier, et à réimporter dans un autre.
      </p>
      <p>
        <strong>Dehors</strong>&#x202f;: les marchés, achats et listes importés dans les chiffres, à importer de nouveau depuis leurs fichiers&#x202f;; aucun
        mot de passe, aucun second facteur, aucune session. Le fichier contient pourtant des données personnelles&#x202f;: gardez-le en lieu sûr.
      </p>
      <div className="row">
        <Button onPress={() => get.mutate()} isBusy={get.isPending} busyLabel="Préparation…">
          Télécharger l’export
        </Button>
      </div>
      {get.isError && <ProblemNotice error={get.error} />}
    </section>
  );
}
