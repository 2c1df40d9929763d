// The days on which the law changed, each with the act that changed it. A day named here is the first on which the act held.

/** The sheriff's memorandum: no hold on a detainer alone. */
export const denverMemo = '2014-04-30'
/** Ord. 940-17 signed: D.R.M.C. 28-250 to 28-253. */
export const denverOrdinance = '2017-08-31'
/** HB19-1124: C.R.S. 24-76.6-101 to -103. */
export const stateBan = '2019-05-28'
/** SB21-131: C.R.S. 24-74, for state agencies; the limits on collecting began on 2022-01-01. */
export const statePrivacy = '2021-06-25'
export const stateCollectionLimits = '2022-01-01'
/** HB23-1100: C.R.S. 24-76.7, no agreement for immigration detention. */
export const detentionContractsBarred = '2024-01-01'
/** Nash v. Mikesell, 2024 COA 68. */
export const nash = '2024-07-03'
/** SB25-276 signed. */
export const civilRightsAct = '2025-05-23'
/** Executive Order 152 of the Mayor of Denver. */
export const executiveOrder152 = '2026-02-26'
/** Arizona v. United States, 567 U.S. 387. */
export const arizona = '2012-06-25'
/** SB20-083: no civil arrest at a courthouse. */
export const courthouses = '2020-03-23'
