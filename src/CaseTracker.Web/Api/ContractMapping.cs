using System.Text.Json;
using AutoMapper;
using CaseTracker.Access;
using CaseTracker.Assistance;
using CaseTracker.Cases;
using CaseTracker.Convention;
using CaseTracker.Correspondence;
using CaseTracker.Editions;
using CaseTracker.Import;
using CaseTracker.Notifications;
using CaseTracker.Outbox;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Registry;
using CaseTracker.StatusRequests;
using CaseTracker.Web.Api.Contracts;

namespace CaseTracker.Web.Api;

/// <summary>From what requests answer to the contracts of the API; members that are not for the caller become absent.</summary>
internal sealed class ContractMapping : Profile
{
    public ContractMapping()
    {
        AllowNullCollections = true;
        CreateMap<string, string?>().ConvertUsing(text => string.IsNullOrEmpty(text) ? null : text);
        CreateMap<PartialDate, string>().ConvertUsing(date => date.ToString());
        MapCases();
        MapPersonsAndSteps();
        MapProceedings();
        MapAssistance();
        MapMessages();
        MapSubmissions();
        MapDocuments();
        MapAccess();
        MapReference();
        MapEditions();
        MapOutbox();
        MapRegistry();
        CreateMap<ImportReport, ImportOutcome>();
        CreateMap<Finding, ImportFinding>().ForCtorParam(nameof(ImportFinding.Severity), o => o.MapFrom(f => Codes.Of(f.Severity)));
    }

    private void MapCases()
    {
        CreateMap<ListCases.Result, CaseList>().ForCtorParam(nameof(CaseList.Cases), o => o.MapFrom(r => r.Rows));
        CreateMap<ListCases.Row, HarmTotals>();
        CreateMap<ListCases.Row, CaseSummary>()
            .ForMember(c => c.Hosts, o => o.MapFrom(r => r.HostStates))
            .ForMember(c => c.Totals, o => o.MapFrom(r => r));
        CreateMap<ViewCase.Case, HarmTotals>();
        CreateMap<ViewCase.Case, CaseDetail>(MemberList.None)
            .ForMember(c => c.Hosts, o => o.MapFrom(r => r.HostStates))
            .ForMember(c => c.Totals, o => o.MapFrom(r => r))
            .ForMember(c => c.Persons, o => o.Ignore());
        CreateMap<ViewCase.Result, CaseDetail>()
            .IncludeMembers(r => r.Case)
            .ForMember(c => c.Persons, o => o.MapFrom(r => r.Persons))
            .ForMember(c => c.Version, o => o.MapFrom(r => r.Un == null ? (int?)null : r.Un.Version))
            .ForMember(c => c.States, o => o.MapFrom(r => r.Un == null ? null : r.Un.States))
            .ForMember(c => c.Proposals, o => o.MapFrom(r => r.Un == null ? null : r.Un.Proposals))
            .ForMember(c => c.ProtectedInformation, o => o.MapFrom(r => r.Protected));
    }

    private void MapPersonsAndSteps()
    {
        CreateMap<ViewCase.Person, PersonAffected>()
            .ForMember(p => p.Harms, o => o.MapFrom(r => r.HarmsInSequence))
            .ForMember(p => p.NextOfKinInformed, o => o.MapFrom(r => r.PersonId == null ? (bool?)null : r.NextOfKinInformed));
        CreateMap<ViewCase.TimelineStep, TimelineEntry>();
        CreateMap<ViewStatus.Finding, StatusFinding>();
        CreateMap<ViewStatus.Movement, StageMovement>();
        CreateMap<ViewCase.Detention, DetentionSpell>();
        CreateMap<ViewCase.StateOfCase, ConcernedState>()
            .ForCtorParam(nameof(ConcernedState.Capacities), o => o.MapFrom(s => s.Capacities.Split(',', StringSplitOptions.None)));
        CreateMap<ViewCase.OpenProposal, WaitingProposal>();
        CreateMap<ViewCase.ProtectedItem, ProtectedInformation>();
        CreateMap<ViewCase.Reading, CaseReading>();
        CreateMap<ViewHistory.Entry, HistoryEntry>();
        CreateMap<FieldChange, ChangedField>();
        CreateMap<ExplainAudience.StateAccess, StateAccess>();
        CreateMap<ExplainAudience.Reason, StateReason>();
        CreateMap<ExplainAudience.DatumAccess, StateDatum>();
    }

    private void MapRegistry()
    {
        CreateMap<ListRegistry.Result, RegistryList>().ForCtorParam(nameof(RegistryList.Entries), o => o.MapFrom(r => r.Rows));
        CreateMap<ListRegistry.Row, RegistryEntry>().ForMember(e => e.Case, o => o.MapFrom(r => r.Reference));
        CreateMap<ViewFollowUp.OfPerson, PersonFollowUp>();
        CreateMap<ViewFollowUp.Registered, RegistryKept>();
        CreateMap<ViewFollowUp.Contact, FamilyContact>();
        CreateMap<ViewFollowUp.Step, FamilyStep>();
    }

    private void MapProceedings()
    {
        CreateMap<ListProceedings.Result, ProceedingList>().ForCtorParam(nameof(ProceedingList.Proceedings), o => o.MapFrom(r => r.Rows));
        CreateMap<ListProceedings.LinkedCase, CaseOfProceeding>();
        CreateMap<ListProceedings.Row, AccusedNumbers>().ForCtorParam(nameof(AccusedNumbers.Identified), o => o.MapFrom(r => r.Accused));
        CreateMap<ListProceedings.Row, ProceedingSummary>().ForMember(p => p.Numbers, o => o.MapFrom(r => r));
        CreateMap<ViewProceeding.Whole, AccusedNumbers>().ForCtorParam(nameof(AccusedNumbers.Identified), o => o.MapFrom(r => r.Accused));
        CreateMap<ViewProceeding.Whole, ProceedingDetail>(MemberList.None)
            .ForMember(p => p.Numbers, o => o.MapFrom(r => r))
            .ForMember(p => p.Accused, o => o.Ignore());
        CreateMap<ViewProceeding.Result, ProceedingDetail>()
            .IncludeMembers(r => r.Proceeding)
            .ForMember(p => p.Cases, o => o.MapFrom(r => r.Cases))
            .ForMember(p => p.Accused, o => o.MapFrom(r => r.Accused))
            .ForMember(p => p.Version, o => o.MapFrom(r => r.Un == null ? (int?)null : r.Un.Version))
            .ForMember(
                p => p.Differing,
                o =>
                    o.MapFrom(r =>
                        r.Un == null || r.Un.Differing.Count == 0 ? null : r.Un.Differing.ToDictionary(d => Codes.Of(d.Key), d => d.Value)
                    )
            )
            .ForMember(p => p.Proposals, o => o.MapFrom(r => r.Un == null ? null : r.Un.Proposals));
        CreateMap<ViewProceeding.Suspect, AccusedPerson>()
            .ForMember(a => a.Articles, o => o.MapFrom(s => s.Articles.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .ForMember(a => a.Sentence, o => o.MapFrom(s => s.Sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .ForMember(
                a => a.NameReleasedTo,
                o => o.MapFrom(s => s.NameReleasedTo == null ? null : s.NameReleasedTo.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            );
        CreateMap<ViewProceeding.Statement, StatementEntry>();
        CreateMap<ViewProceeding.Hearing, HearingEntry>().ForMember(h => h.On, o => o.MapFrom(x => x.HeldOn));
        CreateMap<ViewProceeding.OpenProposal, WaitingProposal>();
        CreateMap<UpcomingDates.Hearing, UpcomingHearing>();
    }

    private void MapAssistance()
    {
        CreateMap<ListAssistance.Result, AssistanceList>().ForCtorParam(nameof(AssistanceList.Engagements), o => o.MapFrom(r => r.Rows));
        CreateMap<ListAssistance.Row, AssistanceSummary>();
        CreateMap<ViewAssistance.Whole, AssistanceDetail>(MemberList.None)
            .ForMember(a => a.Steps, o => o.Ignore())
            .ForMember(a => a.Cases, o => o.Ignore());
        CreateMap<ViewAssistance.Result, AssistanceDetail>()
            .IncludeMembers(r => r.Engagement)
            .ForMember(a => a.Steps, o => o.MapFrom(r => r.Steps))
            .ForMember(a => a.Cases, o => o.MapFrom(r => r.Cases))
            .ForMember(a => a.Version, o => o.MapFrom(r => r.Version));
        CreateMap<ViewAssistance.Step, AssistanceStepEntry>()
            .ForMember(s => s.Step, o => o.MapFrom(x => x.Code))
            .ForMember(s => s.On, o => o.MapFrom(x => x.OccurredOn));
        CreateMap<ViewAssistance.WaitingCase, WaitingCaseEntry>();
        CreateMap<AssistanceOfCase.Result, CaseAssistance>();
        CreateMap<AssistanceOfCase.Remedy, RemedyEntry>();
    }

    private void MapMessages()
    {
        CreateMap<ListMessages.Result, MessageList>().ForCtorParam(nameof(MessageList.Messages), o => o.MapFrom(r => r.Rows));
        CreateMap<ListMessages.Row, MessageSummary>();
        CreateMap<ListMessages.Row, MessageDetail>(MemberList.None).ForMember(m => m.Note, o => o.Ignore());
        CreateMap<ViewMessage.View, MessageDetail>().IncludeMembers(v => v.Message).ForMember(m => m.Note, o => o.MapFrom(v => v.Note));
        CreateMap<Note, NoteText>();
        CreateMap<NoteBlock, NoteTextBlock>();
        CreateMap<PreviewMessage.Preview, NotePreview>();
        CreateMap<MessageKind, string>().ConvertUsing(kind => Codes.Of(kind));
        CreateMap<ProposedMessages.Proposed, ProposedMessage>();
        CreateMap<ListTemplates.Row, TemplateSummary>();
        CreateMap<ViewTemplate.View, TemplateDetail>()
            .ForCtorParam(nameof(TemplateDetail.Kind), o => o.MapFrom(v => v.Template.Kind))
            .ForCtorParam(nameof(TemplateDetail.Language), o => o.MapFrom(v => v.Template.Language))
            .ForCtorParam(nameof(TemplateDetail.Title), o => o.MapFrom(v => v.Template.Title))
            .ForCtorParam(nameof(TemplateDetail.Body), o => o.MapFrom(v => v.Template.Body));
        CreateMap<ViewTemplate.Change, TemplateChange>();
    }

    private void MapSubmissions()
    {
        CreateMap<ListSubmissions.Result, SubmissionList>().ForCtorParam(nameof(SubmissionList.Submissions), o => o.MapFrom(r => r.Rows));
        CreateMap<ListSubmissions.Row, SubmissionSummary>();
        CreateMap<ListSubmissions.Row, SubmissionDetail>(MemberList.None)
            .ForMember(s => s.Points, o => o.Ignore())
            .ForMember(s => s.Documents, o => o.Ignore());
        CreateMap<ViewSubmission.Result, SubmissionDetail>()
            .IncludeMembers(r => r.Submission)
            .ForMember(s => s.Points, o => o.MapFrom(r => r.Points))
            .ForMember(s => s.Documents, o => o.MapFrom(r => r.Documents))
            .ForMember(s => s.CanonicalContent, o => o.MapFrom(r => r.Canonical));
        CreateMap<ViewSubmission.Point, SubmissionPoint>().ForMember(p => p.On, o => o.MapFrom(x => x.OccurredOn));
        CreateMap<ViewSubmission.Question, SubmissionQuestion>();
        CreateMap<ViewSubmission.Document, SubmittedDocument>();
        CreateMap<Evidence.Attachment, DraftDocument>().ForCtorParam(nameof(DraftDocument.Bytes), o => o.MapFrom(a => a.Length));
        CreateMap<ListDrafts.Row, DraftDetail>()
            .ForCtorParam(
                nameof(DraftDetail.Content),
                o => o.MapFrom(r => JsonSerializer.SerializeToElement(r.Content, CommandJson.Options))
            );
    }

    private void MapDocuments()
    {
        CreateMap<Evidence.Attachment, StoredUpload>()
            .ForCtorParam(nameof(StoredUpload.FileId), o => o.MapFrom(a => a.DocumentId))
            .ForCtorParam(nameof(StoredUpload.Bytes), o => o.MapFrom(a => a.Length));
        CreateMap<Evidence.ListDocuments.Row, CaseDocumentSummary>();
        CreateMap<Evidence.ListDocuments.Row, CaseDocumentDetail>(MemberList.None);
        CreateMap<Evidence.ListDocuments.Version, CaseDocumentVersion>()
            .ForMember(v => v.Scan, o => o.MapFrom(x => x.Standing == null ? null : Codes.Of(x.Standing.Scan)))
            .ForMember(v => v.Finding, o => o.MapFrom(x => x.Standing == null ? null : x.Standing.Finding))
            .ForMember(
                v => v.Integrity,
                o => o.MapFrom(x => x.Standing == null || x.Standing.Integrity == null ? null : Codes.Of(x.Standing.Integrity.Value))
            )
            .ForMember(v => v.VerifiedAt, o => o.MapFrom(x => x.Standing == null ? null : x.Standing.VerifiedAt));
        CreateMap<Evidence.ViewDocument.Result, CaseDocumentDetail>()
            .IncludeMembers(r => r.Document)
            .ForMember(d => d.Releases, o => o.MapFrom(r => r.Un == null ? null : r.Un.Releases))
            .ForMember(d => d.Custody, o => o.MapFrom(r => r.Un == null ? null : r.Un.Custody))
            .ForMember(d => d.Redactions, o => o.MapFrom(r => r.Un == null ? null : r.Un.Redactions))
            .ForMember(d => d.Readings, o => o.MapFrom(r => r.Un == null ? null : r.Un.Readings))
            .ForMember(d => d.Entitled, o => o.MapFrom(r => r.Un == null ? null : r.Un.Entitled));
        CreateMap<Evidence.ViewDocument.Release, DocumentReleased>();
        CreateMap<Evidence.ViewDocument.Custody, CustodyStepTaken>();
        CreateMap<Evidence.ViewDocument.Other, OtherDocument>();
        CreateMap<Evidence.ViewDocument.Reading, DocumentReading>();
        CreateMap<Evidence.ListTroubles.Row, DocumentTrouble>();
    }

    private void MapAccess()
    {
        CreateMap<Receipt, Outcome>().ForCtorParam(nameof(Outcome.Version), o => o.MapFrom(r => r.Version == 0 ? (int?)null : r.Version));
        CreateMap<Role, string>().ConvertUsing(role => Codes.Of(role));
        CreateMap<Right, string>().ConvertUsing(right => Codes.Of(right));
        CreateMap<MyRights.Capacity, ActingCapacity>();
        CreateMap<KeyValuePair<Guid, MyRights.Capacity>, HeldCapacity>()
            .ForCtorParam(nameof(HeldCapacity.DesignationId), o => o.MapFrom(h => h.Key))
            .ForCtorParam(nameof(HeldCapacity.Role), o => o.MapFrom(h => h.Value.Role))
            .ForCtorParam(nameof(HeldCapacity.Audience), o => o.MapFrom(h => h.Value.Audience))
            .ForCtorParam(nameof(HeldCapacity.Missions), o => o.MapFrom(h => h.Value.Missions))
            .ForCtorParam(nameof(HeldCapacity.Rights), o => o.MapFrom(h => h.Value.Rights));
        CreateMap<ReadAccessLog.Result, AccessLogPage>();
        CreateMap<ReadAccessLog.Entry, AccessLogEntry>();
        CreateMap<ListDesignations.Row, DesignatedPerson>();
        CreateMap<MyRights.Held, OwnDesignation>();
        CreateMap<ViewDesignation.View, DesignationDetail>()
            .ForCtorParam(nameof(DesignationDetail.InvitationWaits), o => o.MapFrom(v => v.Waits));
        CreateMap<ViewDesignation.Step, DesignationStep>();
        CreateMap<FindGaps.Gaps, DesignationGaps>();
        CreateMap<FindGaps.ConcernedState, StateWithoutLiaison>();
        CreateMap<ViewAccessReview.View, AccessReviewList>();
        CreateMap<ViewAccessReview.Line, AccessReviewLine>();
        CreateMap<ViewAccessReview.Confirmation, AccessReviewConfirmation>();
        CreateMap<ListProposals.Row, Proposal>()
            .ForCtorParam(nameof(Proposal.Kind), o => o.MapFrom(r => CommandNames.Of(r.Command.GetType().FullName!)))
            .ForCtorParam(
                nameof(Proposal.Content),
                o => o.MapFrom(r => JsonSerializer.SerializeToElement(r.Command, r.Command.GetType(), CommandJson.Options))
            );
    }

    private void MapOutbox()
    {
        CreateMap<ListOutbox.Result, OutboxList>().ForCtorParam(nameof(OutboxList.Entries), o => o.MapFrom(r => r.Rows));
        CreateMap<ListWebhooks.Row, WebhookItem>();
        CreateMap<ListOutbox.Row, OutboxItem>()
            .ForCtorParam(nameof(OutboxItem.Kind), o => o.MapFrom(r => Codes.Of(r.Kind)))
            .ForCtorParam(nameof(OutboxItem.Fault), o => o.MapFrom(r => r.Fault == null ? null : Codes.Of(r.Fault.Value)));
    }

    private void MapEditions()
    {
        CreateMap<ListEditions.Row, EditionSummary>()
            .ForCtorParam(nameof(EditionSummary.State), o => o.MapFrom(r => Codes.Of(r.State)))
            .ForCtorParam(nameof(EditionSummary.Tables), o => o.MapFrom(r => r.Tables.Select(t => t.ToString())));
        CreateMap<ViewChanges.Result, EditionChanges>();
        CreateMap<ViewChanges.Redefinition, DefinitionChange>()
            .ForCtorParam(nameof(DefinitionChange.Table), o => o.MapFrom(r => r.Table.ToString()));
        CreateMap<ChangeEvent, EventBehind>().ForCtorParam(nameof(EventBehind.Kind), o => o.MapFrom(e => Codes.Of(e.Kind)));
        CreateMap<ViewChanges.Line, FigureChange>()
            .ForCtorParam(nameof(FigureChange.Table), o => o.MapFrom(l => l.Change.Table.ToString()))
            .ForCtorParam(nameof(FigureChange.Row), o => o.MapFrom(l => Codes.Of(l.Change.Kind)))
            .ForCtorParam(nameof(FigureChange.Keys), o => o.MapFrom(l => l.Change.Keys))
            .ForCtorParam(nameof(FigureChange.Label), o => o.MapFrom(l => l.Change.Label))
            .ForCtorParam(nameof(FigureChange.Column), o => o.MapFrom(l => l.Change.Column.Id))
            .ForCtorParam(nameof(FigureChange.Before), o => o.MapFrom(l => l.Change.BeforeText))
            .ForCtorParam(nameof(FigureChange.After), o => o.MapFrom(l => l.Change.AfterText));
    }

    private void MapReference()
    {
        CreateMap<ListStatusRequests.Row, StatusRequestSummary>();
        CreateMap<ViewStatusRequest.Result, StatusRequestDetail>();
        CreateMap<ViewStatusRequest.Line, StatusRequestLine>();
        CreateMap<Wording, Label>();
        CreateMap<Mission, NamedMission>().ForMember(m => m.Kind, o => o.MapFrom(m => Codes.Of(m.Kind)));
        CreateMap<HostPeriod, HostPeriodOfMission>();
        CreateMap<StateParty, ConventionParty>().ForCtorParam(nameof(ConventionParty.Treaty), o => o.MapFrom(p => Codes.Of(p.Treaty)));
        CreateMap<State, NamedState>()
            .ForCtorParam(nameof(NamedState.Code), o => o.MapFrom(s => s.Iso3))
            .ForCtorParam(nameof(NamedState.Status), o => o.MapFrom(s => Codes.Of(s.Status)));
    }
}
