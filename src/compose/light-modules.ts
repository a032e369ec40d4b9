import { registerHooks } from 'node:module'

/**
 * Loads drizzle's CommonJS build. Of its other build Node reads the package's file (179 KB, for its 447 entry points)
 * anew for each of some hundred modules: half a second and 150 MB at every start. Call it before anything that opens a
 * database is imported.
 */
export function loadLightModules(): void {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'drizzle-orm' || specifier.startsWith('drizzle-orm/')
        ? next(specifier, { ...context, conditions: ['node', 'require'] })
        : next(specifier, context),
  })
}
