/**
 * Starts the page: router, cache of reads, French for React Aria.
 * Folders: `ui/` the kit, `shell/` navigation and date of law, `features/` one folder per part of the product, `editor/` rich text.
 * The page talks to our own server only (api.ts); it never imports from server/ or db/, and takes from shared/api its types alone.
 */
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { createRoot } from 'react-dom/client';
import { onNewContent } from './freshContent.ts';
import { queryClient } from './queryClient.ts';
import { router } from './router.tsx';
import { toast } from './ui/Toast.tsx';
import './ui/tokens.css';
import './ui/base.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
onNewContent(() => toast('Le contenu de Clausier vient d’être mis à jour\u202f: cette page le montre déjà.'));
createRoot(root).render(
  <StrictMode>
    <I18nProvider locale="fr-FR">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  </StrictMode>,
);
