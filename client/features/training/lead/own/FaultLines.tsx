import type { FieldFault } from '#shared/errors.ts';
import { frenchTypography } from '#shared/typography.ts';

/** What the server refused under this path; each sentence once. */
export function FaultLines({ faults, path }: { faults: readonly FieldFault[]; path: string }) {
  const found = faultsUnder(faults, path);
  if (found.length === 0) return null;
  return (
    <ul className="fault-list" role="alert">
      {found.map((message) => (
        <li key={message}>
          <span aria-hidden="true">▲ </span>
          {frenchTypography(message)}
        </li>
      ))}
    </ul>
  );
}

export const faultsUnder = (faults: readonly FieldFault[], path: string): string[] => [
  ...new Set(faults.filter((fault) => fault.path === path || fault.path.startsWith(`${path}/`)).map(({ message }) => message)),
];
