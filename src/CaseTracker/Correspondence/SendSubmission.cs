using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Evidence;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Correspondence;

/// <summary>A State says something about a case that concerns it (resolution 2589 (2021), paragraphs 6 and 8); it stays as it is sent, and
/// is answered.</summary>
public static class SendSubmission
{
    /// <param name="Reference">Of the case.</param>
    /// <param name="DraftId">The draft that is sent with this; its documents go along. Null where there was none.</param>
    /// <param name="DraftVersion">What the author has seen of the draft; null when that does not matter.</param>
    /// <param name="SeenAs">What the author saw of the case (<see cref="SeenCase.Mark"/>); null when that does not matter.</param>
    [Needs(Right.Submit)]
    public sealed record Command(string Reference, SubmissionContent Content, Guid? DraftId, int? DraftVersion, string? SeenAs) : ICommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.Content).NotNull().SetValidator(new ContentRules(clock));
            RuleFor(c => c.SeenAs).AtMost(200);
        }
    }

    /// <summary>Pure: what a State may say of this case, and what is recorded of it.</summary>
    internal static SubmissionSent Decide(
        CaseFile file,
        string state,
        string reference,
        Command command,
        IReadOnlyList<Attachment> attachments
    )
    {
        var content = command.Content.Trimmed;
        if (content.Kind == SubmissionKind.Acknowledgement && !file.Notified.ContainsKey(state))
            throw new RuleBrokenException(Text.NotNotified, "Content.Kind");
        if (content.Kind == SubmissionKind.Document && attachments.Count == 0)
            throw new RuleBrokenException(Text.DocumentMissing, "File");
        var receipt = SubmissionReceipt.HashOf(SubmissionReceipt.TextOf(reference, file.Reference, state, content, attachments));
        return new SubmissionSent(reference, file.CaseId, file.Reference, state, content, attachments, command.SeenAs, receipt)
        {
            Source = SourceOf(file, state),
        };
    }

    /// <summary>As which source a State speaks of a case.</summary>
    internal static Source SourceOf(CaseFile file, string state) =>
        file.Incident.Hosts.Contains(state) ? Source.HostOfficial : Source.Contributor;

    internal sealed class Handler(
        Recorder recorder,
        RequestContext context,
        CaseDesk desk,
        Drafts drafts,
        Documents documents,
        TimeProvider clock
    ) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            recorder.Record(context.Caller.Author, recording => Send(recording, request), cancellationToken);

        private async Task<Receipt> Send(Recording recording, Command request)
        {
            var (state, reader, now) = (context.Caller.Audience.Code, context.Caller.Open(recording.Session), clock.GetUtcNow());
            var file = await desk.Load(recording, request.Reference);
            await RequireSeen(reader, request);
            var id = Guid.CreateVersion7(now);
            var attachments = request.DraftId is { } draftId ? await Take(recording, state, file, draftId, request.DraftVersion, id) : [];
            var sent = Decide(file, state, await SubmissionDesk.NewReference(recording, state, now.Year), request, attachments);
            recording.Add(Submission.StreamKind, id, [sent]);
            recording.Add(
                CaseFile.StreamKind,
                file.CaseId,
                [new SubmissionReceived(id, state, sent.Content.Kind, sent.Reference) { Source = sent.Source }]
            );
            if (sent.Content.Kind == SubmissionKind.Consent)
            {
                await Consent(recording, reader, file, sent);
                recording.Add(CaseFile.StreamKind, file.CaseId, [new SubmissionAnswered(id, state)]);
            }
            return new Receipt(sent.Reference);
        }

        private static async Task RequireSeen(AudienceReader reader, Command request)
        {
            if (request.SeenAs is not { } mark)
                return;
            var changed = (await SeenCase.Of(reader, await reader.RequireCase(request.Reference))).ChangedSince(mark);
            if (changed.Count > 0)
                throw new StaleException(Text.CaseChangedForState(string.Join(", ", changed.Select(Terms.Of))));
        }

        /// <summary>The draft ends with being sent; what it was about must be what is sent.</summary>
        private async Task<IReadOnlyList<Attachment>> Take(
            Recording recording,
            string state,
            CaseFile file,
            Guid draftId,
            int? version,
            Guid submissionId
        )
        {
            var draft = await drafts.Find(recording.Session, state, draftId) ?? throw new StaleException(Text.DraftGone);
            if (draft.CaseId != file.CaseId)
                throw new NotFoundException();
            Drafts.Require(draft, version);
            await Drafts.Remove(recording.Session, state, draftId);
            return await documents.Send(recording.Session, state, draftId, submissionId);
        }

        private static async Task Consent(Recording recording, AudienceReader reader, CaseFile file, SubmissionSent sent)
        {
            var about = await reader.FindSubmission(sent.Content.About!);
            if (about is null || about.State != sent.State || about.CaseId != file.CaseId || about.Kind == Codes.Of(SubmissionKind.Consent))
                throw new RuleBrokenException(Text.SubmissionUnknown(sent.Content.About!), "Content.About");
            if (Submission.Of(await recording.Load(about.SubmissionId)).Consents == sent.Content.Consents)
                throw new RuleBrokenException(Text.AlreadyStated, "Content.Consents");
            recording.Add(Submission.StreamKind, about.SubmissionId, [new ConsentStated(sent.Content.Consents!.Value, sent.Reference)]);
        }
    }
}
