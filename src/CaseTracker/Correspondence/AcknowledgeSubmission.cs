using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Correspondence;

/// <summary>Confirms to a State that its submission arrived; where there is nothing to accept or decline, it is answered with
/// that.</summary>
public static class AcknowledgeSubmission
{
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference) : ICommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reference).NotEmpty();
    }

    /// <summary>Pure: the same submission always gives the same events.</summary>
    internal static IEnumerable<Event> Decide(Submission submission)
    {
        if (submission.AcknowledgedAt is not null)
            throw new RuleBrokenException(Text.SubmissionAcknowledged);
        yield return new SubmissionAcknowledged();
    }

    internal sealed class Handler(SubmissionDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Handle(request.Reference, (s, _, _) => Task.FromResult(Decide(s)), cancellationToken);
    }
}
