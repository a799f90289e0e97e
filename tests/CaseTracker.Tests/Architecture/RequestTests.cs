using System.Reflection;
using CaseTracker.Access;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Architecture;

/// <summary>Every request declares a right, has one handler, and has its form checked.</summary>
public sealed class RequestTests
{
    /// <summary>Commands whose form cannot be wrong, with the reason.</summary>
    private static readonly Dictionary<string, string> _withoutRules = new() { ["MarkVisited"] = "has no content" };

    /// <summary>Commands about the caller alone, which every role may send.</summary>
    private static readonly string[] _ownAffairs = ["MarkVisited", "OpenMessage", "RegisterWebhook", "RotateWebhookSecret", "EndWebhook"];
    private static readonly string[] _ofStates =
    [
        "SaveDraft",
        "DiscardDraft",
        "DetachDocument",
        "SendSubmission",
        "AnswerQuestion",
        "AnswerStatusRequest",
    ];

    public static IEnumerable<Type> Requests =>
        typeof(ICommand)
            .Assembly.GetTypes()
            .Where(t =>
                t is { IsAbstract: false }
                && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>))
            );

    private static IEnumerable<Type> Commands => Requests.Where(t => t.IsAssignableTo(typeof(ICommand)));

    [TestCaseSource(nameof(Requests))]
    public void Declares_a_right_that_some_role_holds(Type request)
    {
        var right = request.GetCustomAttribute<NeedsAttribute>();
        Assert.That(right, Is.Not.Null);
        Assert.That(Enum.GetValues<Role>().Any(r => Rights.Of(r).Contains(right!.Right)), Is.True);
    }

    [TestCaseSource(nameof(Requests))]
    public async Task Has_one_handler_and_the_gate_before_it(Type request)
    {
        var answer = request
            .GetInterfaces()
            .Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>))
            .GetGenericArguments()[0];
        await using var scope = _world.Services.CreateAsyncScope();
        Assert.That(scope.ServiceProvider.GetServices(typeof(IRequestHandler<,>).MakeGenericType(request, answer)).Count(), Is.EqualTo(1));
        var pipeline = scope
            .ServiceProvider.GetServices(typeof(IPipelineBehavior<,>).MakeGenericType(request, answer))
            .Select(b => b!.GetType().Name.Split('`')[0]);
        string[] pressing = request == typeof(DecideProposal.Command) ? ["Pressing"] : [];
        string[] recording = request.IsAssignableTo(typeof(ICommand)) ? ["Idempotency", "FourEyes"] : [];
        string[] stages = ["Gate", "RecentProof", "Validation", .. pressing, .. recording];
        Assert.That(pipeline, Is.EqualTo(stages));
    }

    [TestCaseSource(nameof(Commands))]
    public void Has_its_form_checked(Type command)
    {
        var verb = command.DeclaringType!.Name;
        var rules = command
            .DeclaringType.GetNestedTypes(BindingFlags.NonPublic | BindingFlags.Public)
            .Any(t => t.IsAssignableTo(typeof(IValidator<>).MakeGenericType(command)));
        Assert.That(
            rules,
            Is.Not.EqualTo(_withoutRules.ContainsKey(verb)),
            rules ? "has rules: take it off the list" : "has neither rules nor a reason"
        );
    }

    /// <summary>Who only reads must find no way to write, whatever right a new command declares; a liaison writes what his State says, and
    /// never the record.</summary>
    [Test]
    public void A_liaison_an_auditor_and_an_administrator_change_no_case() =>
        Assert.That(
            from command in Commands
            from role in (Role[])[Role.Liaison, Role.Auditor, Role.Administrator]
            where
                Rights.Of(role).Contains(command.GetCustomAttribute<NeedsAttribute>()!.Right)
                && !_ownAffairs.Contains(command.DeclaringType!.Name)
            where role != Role.Liaison || !_ofStates.Contains(command.DeclaringType!.Name)
            select $"{role} may send {command}",
            Is.Empty
        );

    [Test]
    public void The_UN_s_own_rights_are_no_State_s() =>
        Assert.That(Rights.Of(Role.Liaison), Is.EquivalentTo((Right[])[Right.Self, Right.ReadCases, Right.Submit]));

    [Test]
    public void Answers_of_queries_hold_no_position() =>
        Assert.That(
            from request in Requests.Where(r =>
                !r.IsAssignableTo(typeof(ICommand)) && World.Liaison("MAR").Has(r.GetCustomAttribute<NeedsAttribute>()!.Right)
            )
            from type in Nested(request.DeclaringType!)
            from property in type.GetProperties()
            where property.Name is "Seq" or "FromSeq" or "ToSeq" or "CaseId" or "StreamId"
            select $"{type}.{property.Name}",
            Is.Empty
        );

    private World _world = null!;

    [OneTimeSetUp]
    public async Task Build() => _world = await World.New();

    [OneTimeTearDown]
    public async Task Drop() => await _world.DisposeAsync();

    private static IEnumerable<Type> Nested(Type type) => type.GetNestedTypes().Where(t => !t.IsAssignableTo(typeof(IBaseRequest)));
}
