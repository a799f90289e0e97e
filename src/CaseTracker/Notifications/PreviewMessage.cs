using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Notifications;

/// <summary>What a note would say if it were issued now, exactly as its addressee would read it; nothing is recorded.</summary>
public static class PreviewMessage
{
    [Needs(Right.FollowUp)]
    public sealed record Query(string Reference, MessageKind Kind, string State, string Language, string? Remark = null) : IQuery<Preview>;

    /// <param name="Note">Its number is drawn when it is issued.</param>
    /// <param name="SeenAs">What <see cref="IssueMessage"/> takes, so that nothing else is issued than was seen.</param>
    public sealed record Preview(Note Note, string SeenAs);

    internal sealed class Rules : AbstractValidator<Query>
    {
        public Rules()
        {
            RuleFor(q => q.Kind).Must(NoteTemplate.Kinds.Contains).WithMessage(_ => Text.MessageKindNotIssued);
            RuleFor(q => q.State).NotEmpty().WithMessage(_ => Text.StateMissing);
            RuleFor(q => q.Language).Must(NoteTemplate.Languages.Contains).WithMessage(_ => Text.NoteLanguageMissing);
            RuleFor(q => q.Remark).AtMost(Issue.LongestRemark);
        }
    }

    internal sealed class Handler(Recorder recorder, CaseDesk desk, TimeProvider clock) : IRequestHandler<Query, Preview>
    {
        public Task<Preview> Handle(Query request, CancellationToken cancellationToken) =>
            recorder.Rehearse(
                async recording =>
                {
                    var (order, today) = (
                        new NoteOrder(request.Kind, request.State, request.Language, request.Remark),
                        CaseRules.Today(clock)
                    );
                    var file = await desk.Load(recording, request.Reference);
                    Issue.Require(file, order);
                    var note = (
                        await Issue.Content(
                            recording.Session,
                            file,
                            order,
                            MessageNumbers.Of(MessageNumbers.Sent, request.State, today.Year, "…"),
                            today
                        )
                    ).Read();
                    return new Preview(note, Issue.Seal(note));
                },
                cancellationToken
            );
    }
}
