import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { HeldCertificate } from '#shared/api/training-lead.ts';
import { formatDay } from '#shared/format.ts';
import { request } from '../../../api.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { trainingPath } from '../queries.ts';
import { refreshLead } from './queries.ts';

export type CertificatesProps = { items: readonly HeldCertificate[]; holder: string };

/** What a person holds, under their name; the one gesture is to withdraw it. */
export function Certificates({ items, holder }: CertificatesProps) {
  const [asked, setAsked] = useState<HeldCertificate | null>(null);
  if (items.length === 0) return null;
  return (
    <>
      <ul className="held">
        {items.map((certificate) => (
          <li key={certificate.code}>
            {certificate.title}
            <span className="progress-sub">
              Attestation du {formatDay(certificate.issuedOn)}, code <span className="held__code">{certificate.code}</span>
              {certificate.withdrawnOn && `, retirée le ${formatDay(certificate.withdrawnOn)}`}
            </span>
            {certificate.withdrawnOn === null && (
              <Button small variant="quiet" aria-label={`Retirer l’attestation de ${holder}\u202f: ${certificate.title}`} onPress={() => setAsked(certificate)}>
                Retirer l’attestation
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asked && <WithdrawDialog certificate={asked} holder={holder} onClose={() => setAsked(null)} />}
    </>
  );
}

function WithdrawDialog({ certificate: { code, title }, holder, onClose }: { certificate: HeldCertificate; holder: string; onClose: () => void }) {
  const client = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => request(trainingPath('certificates', code, 'withdraw'), { method: 'POST' }),
    onSuccess: async () => {
      toast(`L’attestation de ${holder} est retirée.`);
      onClose();
      await refreshLead(client);
    },
  });
  return (
    <ConfirmDialog
      title={`Retirer l’attestation de ${holder}\u202f?`}
      isOpen
      onClose={onClose}
      confirmLabel="Retirer l’attestation"
      isDanger
      isBusy={withdraw.isPending}
      onConfirm={() => withdraw.mutate()}
    >
      <p>
        «&#xa0;{title}&#xa0;», code {code}. La page publique dira que cette attestation a été retirée, et elle ne s’imprimera plus. Ce retrait est définitif.
      </p>
      {withdraw.isError && <ProblemNotice error={withdraw.error} />}
    </ConfirmDialog>
  );
}
