using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Correspondence;

/// <summary>A State answers what it was asked about its submission; once.</summary>
public static class AnswerQuestion
{
    /// <param name="Number">Of the question.</param>
    [Needs(Right.Submit)]
    public sealed record Command(string Reference, int Number, string Answer) : ICommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() =>
            RuleFor(c => c.Answer).NotEmpty().WithMessage(_ => Text.AnswerMissing).MaximumLength(4000).WithMessage(_ => Text.TooLong(4000));
    }

    /// <summary>Pure: the same submission and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(Submission submission, Command command)
    {
        var question = submission.Questions.FirstOrDefault(q => q.Number == command.Number) ?? throw new NotFoundException();
        if (question.Answer is not null)
            throw new RuleBrokenException(Text.QuestionAnswered);
        yield return new QuestionAnswered(command.Number, command.Answer.Trim());
    }

    internal sealed class Handler(SubmissionDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Add(request.Reference, s => Decide(s, request), cancellationToken);
    }
}
