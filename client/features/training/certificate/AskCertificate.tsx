import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Certificate, CertificateCreate } from '#shared/api/training.ts';
import { LIMITS } from '#shared/limits.ts';
import { request } from '../../../api.ts';
import { useSession } from '../../../session.ts';
import { Button } from '../../../ui/Button.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { trainingKeys, trainingPath } from '../queries.ts';
import type { Subject } from './subjects.ts';

/** Asks for one of the certificates that can be given; on one desk, where nobody signs in, the person gives their name. */
export function AskCertificate({ subjects }: { subjects: readonly Subject[] }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const isDesk = useSession()?.mode === 'local';
  const [subject, setSubject] = useState(subjects[0]?.id ?? '');
  const [holder, setHolder] = useState('');
  const [isTried, setTried] = useState(false);
  const create = useMutation({
    mutationFn: (body: CertificateCreate) => request<Certificate>(trainingPath('certificates'), { method: 'POST', body }),
    onSuccess: async ({ code }) => {
      await client.invalidateQueries({ queryKey: trainingKeys.certificates });
      toast('L’attestation est établie.');
      await navigate({ to: '/formation/attestations/$code', params: { code } });
    },
  });
  const fault = isDesk && holder.trim() === '' ? 'Écrivez le nom à porter sur l’attestation.' : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (fault) document.getElementById('holder')?.focus();
    else if (!create.isPending) create.mutate({ subject, ...(isDesk ? { holder: holder.trim() } : {}) });
  };
  return (
    <section aria-labelledby="ask" className="stack">
      <h2 id="ask">Demander une attestation</h2>
      <form className="stack ask-certificate" onSubmit={submit} noValidate>
        {subjects.length > 1 ? (
          <RadioGroup label="Pour" value={subject} onChange={setSubject} options={subjects.map(({ id, title }) => ({ value: id, label: title }))} />
        ) : (
          <p>Pour&#x202f;: {subjects[0]?.title}</p>
        )}
        {isDesk && (
          <TextField
            id="holder"
            label="Prénom et nom"
            help="Clausier sert ici un seul poste, sans compte&#x202f;: l’attestation porte le nom que vous écrivez."
            isRequired
            maxLength={LIMITS.personName}
            autoComplete="name"
            value={holder}
            onChange={setHolder}
            error={isTried ? fault : undefined}
          />
        )}
        {create.isError && <ProblemNotice error={create.error} />}
        <div>
          <Button type="submit" variant="primary" isBusy={create.isPending} isLeaving busyLabel="Préparation…">
            Établir l’attestation
          </Button>
        </div>
      </form>
    </section>
  );
}
