/** The addresses of the training: the path, its modules and their pages, attempts, exercises, certificates; `/attestation` is open to anyone. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../rootRoute.tsx';

const getParentRoute = () => rootRoute;

const training = createRoute({ getParentRoute, path: '/formation', component: lazyRouteComponent(() => import('./TrainingPage.tsx'), 'TrainingPage') });
const module = createRoute({
  getParentRoute,
  path: '/formation/modules/$id',
  component: lazyRouteComponent(() => import('./module/ModulePage.tsx'), 'ModulePage'),
});
const lesson = createRoute({
  getParentRoute,
  path: '/formation/modules/$id/lecons/$lesson',
  component: lazyRouteComponent(() => import('./reading/LessonPage.tsx'), 'LessonPage'),
});
const realCase = createRoute({
  getParentRoute,
  path: '/formation/modules/$id/cas',
  component: lazyRouteComponent(() => import('./reading/CasePage.tsx'), 'CasePage'),
});
const sheet = createRoute({
  getParentRoute,
  path: '/formation/modules/$id/fiche',
  component: lazyRouteComponent(() => import('./reading/SheetPage.tsx'), 'SheetPage'),
});
const attempt = createRoute({
  getParentRoute,
  path: '/formation/tentatives/$id',
  component: lazyRouteComponent(() => import('./attempt/AttemptPage.tsx'), 'AttemptPage'),
});
const review = createRoute({
  getParentRoute,
  path: '/formation/revisions',
  component: lazyRouteComponent(() => import('./attempt/ReviewPage.tsx'), 'ReviewPage'),
});
const exercise = createRoute({
  getParentRoute,
  path: '/formation/exercices/$id',
  component: lazyRouteComponent(() => import('./exercise/ExercisePage.tsx'), 'ExercisePage'),
});
const certificates = createRoute({
  getParentRoute,
  path: '/formation/attestation',
  component: lazyRouteComponent(() => import('./certificate/CertificatesPage.tsx'), 'CertificatesPage'),
});
const certificate = createRoute({
  getParentRoute,
  path: '/formation/attestations/$code',
  component: lazyRouteComponent(() => import('./certificate/CertificatePage.tsx'), 'CertificatePage'),
});
const check = createRoute({
  getParentRoute,
  path: '/attestation/{-$code}',
  component: lazyRouteComponent(() => import('./certificate/CheckPage.tsx'), 'CheckPage'),
});

export const trainingRoutes = [training, module, lesson, realCase, sheet, attempt, review, exercise, certificates, certificate, check] as const;
