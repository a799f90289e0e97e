-- The UN's own assessment of a host State's ability and will to prosecute, and referral to an international mechanism: of no State.
ALTER TABLE CaseRow ADD HostAssessment {code:30} NULL
GO
ALTER TABLE CaseRow ADD AssessmentReason {text} NULL
GO
ALTER TABLE CaseRow ADD ReferredTo NVARCHAR(200) NULL
GO
ALTER TABLE CaseRow ADD ReferredOn {code:10} NULL
