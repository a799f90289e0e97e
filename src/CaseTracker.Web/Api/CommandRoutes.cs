using System.Reflection;
using AutoMapper;
using CaseTracker.Access;
using CaseTracker.Assistance;
using CaseTracker.Cases;
using CaseTracker.Clocks;
using CaseTracker.Convention;
using CaseTracker.Correspondence;
using CaseTracker.Editions;
using CaseTracker.Evidence;
using CaseTracker.Missions;
using CaseTracker.Notifications;
using CaseTracker.Outbox;
using CaseTracker.Proceedings;
using CaseTracker.Publishing;
using CaseTracker.Registry;
using CaseTracker.StatusRequests;
using CaseTracker.Web.Api.Contracts;
using MediatR;
using Microsoft.AspNetCore.Routing.Patterns;

namespace CaseTracker.Web.Api;

/// <summary>Where each command is sent to: what the address names comes from it, the rest from the body.</summary>
internal static class CommandRoutes
{
    private const string Case = "/cases/{reference}";
    private const string Person = Case + "/persons/{personId:guid}";
    private const string Clock = Case + "/clocks/{clockId:guid}";
    private const string Document = Case + "/documents/{documentId:guid}";
    private const string Proceeding = "/proceedings/{reference}";
    private const string Accused = Proceeding + "/accused/{accusedId:guid}";
    private const string Engagement = "/assistance/{reference}";
    private const string Submission = "/submissions/{reference}";
    private const string Draft = "/drafts/{draftId:guid}";
    private const string Statement = Proceeding + "/statements/{statementId:guid}";

    /// <summary>A command and its address.</summary>
    public sealed record CommandRoute(Type Command, string Pattern, string Summary)
    {
        public string Name => CommandNames.Of(Command.FullName!);

        public IEnumerable<string> InAddress => RoutePatternFactory.Parse(Pattern).Parameters.Select(p => p.Name);

        /// <summary>Members that come from the address, or, as the version, from a header.</summary>
        public IEnumerable<string> NotInBody => InAddress.Append("version");

        public Right Right { get; } = Command.GetCustomAttribute<NeedsAttribute>()!.Right;
    }

    public static IReadOnlyList<CommandRoute> All { get; } =
    [
        Of<RegisterCase.Command>("/cases", "Registers an incident as a case."),
        Of<CorrectIncident.Command>(Case + "/corrections", "Corrects the facts of the incident, with the reason."),
        Of<SetSummary.Command>(Case + "/summary", "Sets the summary that concerned States read."),
        Of<SetNarrative.Command>(Case + "/narrative", "Sets the internal narrative."),
        Of<AssessHost.Command>(
            Case + "/host-assessment",
            "Records the assessment of the host State's ability and will; for the United Nations."
        ),
        Of<ReferCase.Command>(
            Case + "/referral",
            "Records that the case was referred to an international mechanism; for the United Nations."
        ),
        Of<Classify.Command>(Case + "/classification", "Classifies the case, with the reason."),
        Of<NotifyState.Command>(Case + "/notifications", "Records that a State was notified by other means."),
        Of<IssueMessage.Command>(Case + "/messages", "Issues a note to a State; the first one is its notification."),
        Of<RecordReply.Command>(Case + "/replies", "Records a State's reply that came by other means."),
        Of<OpenMessage.Command>("/messages/{number}/opening", "Notes that a liaison of the addressee opened a message."),
        Of<SetTemplate.Command>("/templates", "Sets how notes of a kind read in a language, with the reason."),
        Of<AcknowledgeNotification.Command>(Case + "/acknowledgements", "Records that a State acknowledged its notification."),
        Of<CloseCase.Command>(Case + "/closure", "Proposes to close the case; a second person decides."),
        Of<ReopenCase.Command>(Case + "/reopening", "Proposes to reopen the case; a second person decides."),
        Of<MergeCase.Command>(Case + "/merger", "Proposes to merge the case into another; a second person decides."),
        Of<GrantAccess.Command>(Case + "/grants", "Lets a third State see the case."),
        Of<EndAccess.Command>(Case + "/grants/{state}/end", "Ends a third State's access."),
        Of<RecordProtectedInformation.Command>(
            Case + "/protected-information",
            "Records what only readers of strictly confidential matter see."
        ),
        Of<AddPerson.Command>(Case + "/persons", "Adds a person affected."),
        Of<CorrectPerson.Command>(Person + "/corrections", "Corrects the facts of a person, with the reason."),
        Of<RecordHarm.Command>(Person + "/harms", "Records a further harm to a person."),
        Of<StateDetention.Command>(Person + "/detention", "Records a statement on a person who is held."),
        Of<CorrectDetention.Command>(
            Person + "/detention/{statementId:guid}/corrections",
            "Corrects a statement on a person who is held, with the reason."
        ),
        Of<WithdrawDetention.Command>(
            Person + "/detention/{statementId:guid}/withdrawal",
            "Withdraws a statement on a person who is held."
        ),
        Of<ConfirmNextOfKin.Command>(Person + "/next-of-kin", "Records that next of kin are confirmed informed."),
        Of<RecordRegistryFacts.Command>(
            Person + "/registry",
            "Records what the registry keeps of a person who was killed; for the United Nations."
        ),
        Of<SetFamilyContact.Command>(
            Person + "/family-contact",
            "Records who is in touch with the family or survivor; for the United Nations."
        ),
        Of<InformFamily.Command>(Person + "/family-information", "Records of which steps the family or survivor was told."),
        Of<ReferToSupport.Command>(Person + "/service-referrals", "Records to which service the family or survivor was referred."),
        Of<WithdrawFamilyStep.Command>(
            Person + "/family-steps/{stepId:guid}/withdrawal",
            "Takes back that a family or survivor was informed or referred, with the reason."
        ),
        Of<ReleaseName.Command>(Person + "/name-releases", "Releases a person's name to a State."),
        Of<RevokeNameRelease.Command>(Person + "/name-releases/{state}/end", "Revokes the release of a name."),
        Of<WithdrawPerson.Command>(Person + "/withdrawal", "Withdraws a person who does not belong to the case."),
        Of<ErasePerson.Command>(Person + "/erasure", "Erases a person's name for good."),
        Of<PauseClock.Command>(Clock + "/pause", "Stops a clock while what it waits for cannot be done, with the reason."),
        Of<ResumeClock.Command>(Clock + "/resumption", "Lets a clock that was paused run on, with the reason."),
        Of<ExtendClock.Command>(Clock + "/extensions", "Gives more time than the policy does, with the reason."),
        Of<AddDocument.Command>(Case + "/documents", "Makes a stored file a document of the case; its custody begins with it."),
        Of<TakeUpDocument.Command>(Case + "/submitted-documents", "Makes a document that came with a submission a document of the case."),
        Of<AddVersion.Command>(Document + "/versions", "Makes a stored file a further version of a document."),
        Of<CorrectDocument.Command>(Document + "/corrections", "Corrects the title, kind and date of a document, with the reason."),
        Of<ClassifyDocument.Command>(Document + "/classification", "Classifies a document, with the reason."),
        Of<RecordCustody.Command>(Document + "/custody", "Records that a document was received, moved, copied or returned."),
        Of<ReleaseDocument.Command>(Document + "/releases", "Releases one version of a document to one State."),
        Of<ReleaseStrictDocument.Command>(
            Document + "/strict-releases",
            "Proposes to release a version of a strictly confidential document; a second person decides."
        ),
        Of<RevokeRelease.Command>(Document + "/releases/{state}/end", "Revokes the release of a version, with the reason."),
        Of<OpenProceeding.Command>("/proceedings", "Opens a proceeding about one case or several."),
        Of<CorrectProceeding.Command>(Proceeding + "/corrections", "Corrects forum, State, authority and legal basis, with the reason."),
        Of<LinkCase.Command>(Proceeding + "/cases", "Links a further case to the proceeding, with the reason."),
        Of<UnlinkCase.Command>(Proceeding + "/cases/{case}/end", "Takes a case off the proceeding, with the reason."),
        Of<StateStep.Command>(Proceeding + "/steps", "Records who says that the proceeding took a step."),
        Of<StateFigure.Command>(Proceeding + "/figures", "Records who says how many accused there are of a kind."),
        Of<EnterTrial.Command>(Proceeding + "/trial", "Enters a trial with all its accused at once."),
        Of<ScheduleHearing.Command>(Proceeding + "/hearings", "Records the day of a hearing to come."),
        Of<RecordHearing.Command>(Proceeding + "/hearings/{hearingId:guid}/outcome", "Records that a hearing was held or adjourned."),
        Of<AddAccused.Command>(Proceeding + "/accused", "Adds accused, many at once."),
        Of<CorrectAccused.Command>(Accused + "/corrections", "Corrects what an accused is called, with the reason."),
        Of<WithdrawAccused.Command>(Accused + "/withdrawal", "Withdraws an accused who was recorded in error."),
        Of<StateAccused.Command>(Accused + "/positions", "Records who says in what position an accused is."),
        Of<StateCharge.Command>(Accused + "/charges", "Records who says what became of a charge."),
        Of<StateVerdict.Command>(Accused + "/verdicts", "Records who says what a court found, and the sentence with it."),
        Of<StateSentence.Command>(Accused + "/sentences", "Records who says to what an accused was sentenced."),
        Of<StateExecution.Command>(Accused + "/executions", "Records who says that a death sentence was carried out."),
        Of<ReleaseSuspectName.Command>(
            Accused + "/name-releases",
            "Proposes to release the name of an accused to a State; a second person decides."
        ),
        Of<RevokeSuspectNameRelease.Command>(Accused + "/name-releases/{state}/end", "Revokes the release of an accused's name."),
        Of<RecordWhereabouts.Command>(
            Accused + "/whereabouts",
            "Records where a suspect at large is thought to be; for the United Nations."
        ),
        Of<AdoptStatement.Command>(Statement + "/adoption", "Says under one's own name which of several statements counts."),
        Of<CorrectStatement.Command>(Statement + "/corrections", "Corrects the date or the number of a statement, with the reason."),
        Of<WithdrawStatement.Command>(Statement + "/withdrawal", "Withdraws a statement, with the reason."),
        Of<OpenAssistance.Command>(
            "/assistance",
            "Records that a host State asked for assistance or was offered some, and which cases or which proceeding wait for it."
        ),
        Of<StateAssistance.Command>(
            Engagement + "/steps",
            "Records who says that the assistance took a step: offered, agreed, declined, delivered, ended."
        ),
        Of<CorrectAssistanceStep.Command>(
            Engagement + "/steps/{stepId:guid}/corrections",
            "Corrects the date, number or wording of a step, with the reason."
        ),
        Of<WithdrawAssistanceStep.Command>(Engagement + "/steps/{stepId:guid}/withdrawal", "Withdraws a step that was recorded in error."),
        Of<CorrectAssistance.Command>(Engagement + "/corrections", "Corrects who assists whom and with what, with the reason."),
        Of<NoteAssistance.Command>(Engagement + "/note", "Sets what the United Nations notes for itself."),
        Of<LinkAssistance.Command>(Engagement + "/cases", "Says which case, or which proceeding with its cases, waits for the assistance."),
        Of<UnlinkAssistance.Command>(Engagement + "/cases/{case}/end", "Says that a case does not wait for the assistance."),
        Of<AnswerStatusRequest.Command>(
            "/status-requests/{reference}/answers",
            "Answers a request for status, each line as a submission of its own."
        ),
        Of<AskForStatus.Command>("/status-requests", "Asks host States for the status of all their open cases, each in one request."),
        Of<RecordParties.Command>(
            "/convention/parties",
            "Records who is bound by the Convention of 1994 and its Optional Protocol, from a CSV file."
        ),
        Of<SetClockPolicy.Command>("/clock-policies", "Sets how long one kind of clock runs from a day on, with the reason."),
        Of<SetWorkingCalendar.Command>("/working-calendars", "Says in full when headquarters or a mission works, with the reason."),
        Of<SaveDraft.Command>(Case + "/drafts", "Keeps what a liaison wrote so far, for all liaisons of the State and nobody else."),
        Of<DiscardDraft.Command>(Draft + "/discard", "Throws a draft away with its documents."),
        Of<DetachDocument.Command>(Draft + "/documents/{documentId:guid}/removal", "Takes a document off a draft."),
        Of<SendSubmission.Command>(Case + "/submissions", "Sends in what a State says about the case; it stays as it is sent."),
        Of<AnswerQuestion.Command>(Submission + "/answers", "Answers, for the State that sent it, a question about a submission."),
        Of<AcknowledgeSubmission.Command>(Submission + "/acknowledgement", "Confirms to the State that its submission arrived."),
        Of<AskQuestion.Command>(Submission + "/questions", "Asks the State what it means by its submission."),
        Of<AcceptPoint.Command>(
            Submission + "/acceptances",
            "Makes a point of a submission part of the record, by another command that runs with it, or with a note."
        ),
        Of<DeclinePoint.Command>(
            Submission + "/refusals",
            "Says why a point of a submission does not become part of the record; the State reads it."
        ),
        Of<DefineMission.Command>("/missions", "Defines a mission, or changes it, with the reason."),
        Of<SetPublicPage.Command>(
            "/public-page",
            "Opens the public page, which a second person decides, or closes it at once, with the reason."
        ),
        Of<Designate.Command>(
            "/designations",
            "Designates a person or a machine client; some roles, and every machine, need a second person."
        ),
        Of<InviteAgain.Command>("/designations/{designationId:guid}/invitations", "Has the person's invitation to sign in sent again."),
        Of<ConfirmAccessReview.Command>(
            "/access-review/confirmations",
            "Confirms for the quarter who may act where, keeping or ending each designation."
        ),
        Of<EndDesignation.Command>("/designations/{designationId:guid}/end", "Ends a designation at once, with the reason."),
        Of<RegisterWebhook.Command>(
            "/webhooks",
            "Has a machine client told at an address that something changed for it; answers with the secret that signs."
        ),
        Of<RotateWebhookSecret.Command>("/webhooks/{webhookId:guid}/secrets", "Makes a new secret; the old one signs beside it for a day."),
        Of<EndWebhook.Command>("/webhooks/{webhookId:guid}/end", "Tells the machine client no more."),
        Of<RetryOutbox.Command>("/outbox/retries", "Has what waits to be sent tried at once: one entry, or all."),
        Of<ComposeEdition.Command>("/editions", "Begins a draft of an edition of the tables."),
        Of<SetEditionNarrative.Command>("/editions/texts", "Says what a draft says before a table, or before them all."),
        Of<PublishEdition.Command>("/editions/publications", "Proposes to publish a draft as it stands; a second person decides."),
        Of<WithdrawEdition.Command>("/editions/withdrawals", "Gives up a draft, with the reason."),
        Of<DecideProposal.Command>("/proposals/{proposalId:guid}/decision", "Approves or rejects a proposal of somebody else."),
    ];

    public static void MapCommands(this IEndpointRouteBuilder api)
    {
        foreach (var route in All)
        {
            api.MapPost(
                    route.Pattern,
                    (HttpContext context, RequestContext request, IMediator mediator, IMapper mapper) =>
                        Send(route, context, request, mediator, mapper)
                )
                .WithName(route.Name)
                .WithSummary(route.Summary)
                .WithMetadata(route)
                .Accepts(route.Command, "application/json")
                .Produces(
                    StatusCodes.Status200OK,
                    WebhookRoutes.MakesSecret(route.Command) ? typeof(NewSecret) : typeof(Outcome),
                    "application/json"
                )
                .Produces<Outcome>(StatusCodes.Status202Accepted)
                .Changes();
        }
    }

    private static async Task Send(CommandRoute route, HttpContext context, RequestContext request, IMediator mediator, IMapper mapper)
    {
        // Asked here too, so that whoever may not do this learns nothing of what it takes.
        if (!request.Caller.Has(route.Right))
            throw new ForbiddenException();
        request.IdempotencyKey = CommandBody.IdempotencyKeyOf(context.Request);
        var command = (IRequest<Receipt>)await CommandBody.Read(context, route.Command);
        var receipt = await mediator.Send(command, context.RequestAborted);
        if (receipt.ProposalId is null && Created(command) is { } made)
            context.Response.Headers.Location = $"/api/{made}/{receipt.Reference}";
        if (WebhookRoutes.MakesSecret(route.Command))
            Answers.Done(
                context,
                WebhookRoutes.SecretOf(receipt, context.RequestServices),
                ContractJson.Default.NewSecret,
                StatusOf(command, receipt)
            );
        else
            Answers.Done(context, mapper.Map<Outcome>(receipt), ContractJson.Default.Outcome, StatusOf(command, receipt));
    }

    private static int StatusOf(IRequest<Receipt> command, Receipt receipt) =>
        receipt.ProposalId is not null ? StatusCodes.Status202Accepted
        : Created(command) is not null ? StatusCodes.Status201Created
        : StatusCodes.Status200OK;

    /// <summary>Below which address the record is found that a command begins; null for a command that begins none.</summary>
    private static string? Created(IRequest<Receipt> command) =>
        command switch
        {
            RegisterCase.Command => "cases",
            OpenProceeding.Command => "proceedings",
            OpenAssistance.Command => "assistance",
            SendSubmission.Command => "submissions",
            _ => null,
        };

    private static CommandRoute Of<TCommand>(string pattern, string summary)
        where TCommand : ICommand => new(typeof(TCommand), pattern, summary);
}
