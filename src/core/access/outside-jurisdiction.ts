/**
 * Somebody who is bound to regions was about to write where he may not. Thrown by what writes records, so that nothing of the
 * transaction stays; who drives the program tells it as a fault of the request.
 */
export class OutsideJurisdiction extends Error {
  readonly region: string
  constructor(region: string) {
    super(`${region} lies outside the jurisdiction of who asks`)
    this.name = 'OutsideJurisdiction'
    this.region = region
  }
}
