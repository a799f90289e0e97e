using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Correspondence;

/// <summary>Asks the State that sent a submission what it means by it.</summary>
public static class AskQuestion
{
    /// <param name="Point">What the question is about; null for the whole.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Point, string Question) : ICommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() =>
            RuleFor(c => c.Question)
                .NotEmpty()
                .WithMessage(_ => Text.QuestionMissing)
                .MaximumLength(2000)
                .WithMessage(_ => Text.TooLong(2000));
    }

    /// <summary>Pure: the same submission and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(Submission submission, Command command)
    {
        if (command.Point is { } point)
            submission.Point(point);
        yield return new QuestionAsked(submission.Questions.Count + 1, command.Point, command.Question.Trim());
    }

    internal sealed class Handler(SubmissionDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Handle(request.Reference, (s, _, _) => Task.FromResult(Decide(s, request)), cancellationToken);
    }
}
