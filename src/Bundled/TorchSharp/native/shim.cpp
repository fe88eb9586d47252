// The native part of the bundled TorchSharp: a C face over libtorch's dispatcher.
//
// Compile with libtorch 1.13 … 2.x, into one folder with TorchSharp.dll or into artifacts/ above it. NDEBUG, as libtorch's
// releases are built: it leaves out the checks that libtorch's headers would put into every call.
//
//   Debian/Ubuntu, apt install libtorch-dev (one line):
//     g++ -std=c++17 -O2 -DNDEBUG -fPIC -shared -o artifacts/libtorch_shim.so src/Bundled/TorchSharp/native/shim.cpp
//         -isystem /usr/include/torch/csrc/api/include
//         -Wl,--no-as-needed -ltorch -ltorch_cpu -lc10
//
//   A libtorch that LIBTORCH points to (pip's torch folder has the same layout; CUDA builds too):
//     g++ -std=c++17 -O2 -DNDEBUG -fPIC -shared -o artifacts/libtorch_shim.so src/Bundled/TorchSharp/native/shim.cpp
//         -isystem $LIBTORCH/include -isystem $LIBTORCH/include/torch/csrc/api/include
//         -L$LIBTORCH/lib -Wl,-rpath,$LIBTORCH/lib -Wl,--no-as-needed -ltorch -ltorch_cpu -lc10
//
//   (pip's torch before 2.7 also wants -D_GLIBCXX_USE_CXX11_ABI=0; where
//   share/cmake/Torch/TorchConfig.cmake says CXX_STANDARD 20, write -std=c++20.)
//
// How it works. An operator is looked up by name once (ts_op_find) and then called boxed (ts_op_call) with an array of
// tagged arguments; missing trailing ones take their schema's defaults. What is no operator has its own small export.
// A tensor crosses as the address of its TensorImpl, and whoever holds the address owns one reference.
// No exception crosses: a function returns its failure (-1 or null) and ts_error has the message, per thread.

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/alias.h>
#include <ATen/ops/from_blob.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/edge.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/saved_variable.h>
#include <torch/csrc/autograd/variable.h>
#include <torch/cuda.h>
#include <torch/version.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#define EXPORT extern "C" __attribute__((visibility("default")))

namespace {

using c10::IValue;
using torch::autograd::Edge;
using torch::autograd::edge_list;
using torch::autograd::Node;
using torch::autograd::variable_list;
namespace vimpl = torch::autograd::impl;

// One argument or result. Lists: `value` is an address, `count` the number of elements.
enum Tag : int64_t {
  None = 0, TensorTag = 1, Int = 2, Double = 3, Bool = 4, IntList = 5, DoubleList = 6, TensorList = 7,
  DeviceTag = 8, String = 9, GeneratorTag = 10, Complex = 11, BoolList = 12,
};

struct Slot {
  int64_t tag;
  int64_t value;
  int64_t count;
};

// How an operator's schema wants an argument.
enum class Want : uint8_t { Plain, Float, OptionalTensorList };

struct Op {
  c10::OperatorHandle handle;
  std::vector<IValue> defaults;
  std::vector<Want> wants;
  size_t required;
};

// What a managed callback threw: its number in the managed table of exceptions. A std::exception, since those alone can
// leave a node: autograd's engine catches them on whichever thread it runs and throws them again on the caller's.
struct ManagedError : std::exception {
  int64_t id;
  explicit ManagedError(int64_t id) : id(id) {}
  const char* what() const noexcept override { return "a managed callback failed"; }
};

thread_local std::string last_error;
thread_local int64_t last_managed = 0;
thread_local torch::jit::Stack spare_stack;

void note_exception() {
  last_managed = 0;
  try {
    throw;
  } catch (const ManagedError& e) {
    last_managed = e.id;
    last_error = e.what();
  } catch (const c10::Error& e) {
    last_error = e.what_without_backtrace();
  } catch (const std::exception& e) {
    last_error = e.what();
  } catch (...) {
    last_error = "unknown native error";
  }
}

template <typename T, typename F>
T guarded(T failed, F body) {
  try {
    return body();
  } catch (...) {
    note_exception();
    return failed;
  }
}

at::TensorImpl* impl_of(int64_t address) { return reinterpret_cast<at::TensorImpl*>(address); }

at::Tensor borrow(at::TensorImpl* p) {
  if (p == nullptr) return at::Tensor();
  c10::raw::intrusive_ptr::incref(p);
  return at::Tensor(c10::intrusive_ptr<at::TensorImpl, at::UndefinedTensorImpl>::reclaim(p));
}

int64_t release(at::Tensor&& t) {
  return t.defined() ? reinterpret_cast<int64_t>(t.unsafeReleaseTensorImpl()) : 0;
}

variable_list borrow_all(at::TensorImpl* const* p, int64_t n) {
  variable_list out;
  out.reserve(n);
  for (int64_t i = 0; i < n; ++i) out.push_back(borrow(p[i]));
  return out;
}

double as_double(int64_t bits) {
  double d;
  std::memcpy(&d, &bits, sizeof d);
  return d;
}

int64_t as_bits(double d) {
  int64_t bits;
  std::memcpy(&bits, &d, sizeof d);
  return bits;
}

c10::Device device_of(int64_t type, int64_t index) {
  return c10::Device(static_cast<c10::DeviceType>(type), static_cast<c10::DeviceIndex>(index));
}

IValue to_ivalue(const Slot& s, Want want) {
  switch (s.tag) {
    case TensorTag: return IValue(borrow(impl_of(s.value)));
    case Int: return want == Want::Float ? IValue(static_cast<double>(s.value)) : IValue(s.value);
    case Double: return IValue(as_double(s.value));
    case Bool: return IValue(s.value != 0);
    case Complex: return IValue(c10::complex<double>(as_double(s.value), as_double(s.count)));
    case DeviceTag: return IValue(device_of(s.value, s.count));
    case GeneratorTag: return IValue(*reinterpret_cast<at::Generator*>(s.value));
    case String: return IValue(std::string(reinterpret_cast<const char*>(s.value), s.count));
    case IntList: {
      auto p = reinterpret_cast<const int64_t*>(s.value);
      c10::List<int64_t> list;
      list.reserve(s.count);
      for (int64_t i = 0; i < s.count; ++i) list.push_back(p[i]);
      return IValue(std::move(list));
    }
    case BoolList: {
      auto p = reinterpret_cast<const int64_t*>(s.value);
      c10::List<bool> list;
      for (int64_t i = 0; i < s.count; ++i) list.push_back(p[i] != 0);
      return IValue(std::move(list));
    }
    case DoubleList: {
      auto p = reinterpret_cast<const int64_t*>(s.value);
      c10::List<double> list;
      for (int64_t i = 0; i < s.count; ++i) list.push_back(as_double(p[i]));
      return IValue(std::move(list));
    }
    case TensorList: {
      auto p = reinterpret_cast<const int64_t*>(s.value);
      if (want == Want::OptionalTensorList) {
        c10::impl::GenericList list(c10::OptionalType::ofTensor());
        for (int64_t i = 0; i < s.count; ++i)
          list.push_back(p[i] == 0 ? IValue() : IValue(borrow(impl_of(p[i]))));
        return IValue(std::move(list));
      }
      c10::List<at::Tensor> list;
      list.reserve(s.count);
      for (int64_t i = 0; i < s.count; ++i) list.push_back(borrow(impl_of(p[i])));
      return IValue(std::move(list));
    }
    default: return IValue();
  }
}

void from_ivalue(IValue&& v, Slot& s) {
  s = Slot{None, 0, 0};
  if (v.isTensor()) {
    s.value = release(std::move(v).toTensor());
    s.tag = TensorTag;
  } else if (v.isInt()) {
    s = Slot{Int, v.toInt(), 0};
  } else if (v.isDouble()) {
    s = Slot{Double, as_bits(v.toDouble()), 0};
  } else if (v.isBool()) {
    s = Slot{Bool, v.toBool() ? 1 : 0, 0};
  } else if (v.isComplexDouble()) {
    auto c = v.toComplexDouble();
    s = Slot{Complex, as_bits(c.real()), as_bits(c.imag())};
  } else if (v.isTensorList()) {
    auto list = v.toTensorVector();
    auto p = static_cast<int64_t*>(std::malloc(sizeof(int64_t) * (list.size() + 1)));
    for (size_t i = 0; i < list.size(); ++i) p[i] = release(std::move(list[i]));
    s = Slot{TensorList, reinterpret_cast<int64_t>(p), static_cast<int64_t>(list.size())};
  } else if (!v.isNone()) {
    TORCH_CHECK(false, "an operator returned a ", v.tagKind(), ", which this binding does not read");
  }
}

// A custom function's node in the graph. `peer` is a GCHandle of the managed context; the node owns it.
using ApplyCallback = int64_t (*)(void* peer, const int64_t* grads, int64_t n, int64_t* out, int64_t m);
using FreeCallback = void (*)(void* peer);

struct ManagedNode : Node {
  void* peer;
  std::string label;
  ApplyCallback on_apply;
  FreeCallback on_free;
  bool materialize;
  std::vector<bool> known;  // per output of forward: was it a tensor?
  std::vector<torch::autograd::SavedVariable> saved;

  ManagedNode(void* peer, const char* label, ApplyCallback a, FreeCallback f, bool materialize)
      : peer(peer), label(label), on_apply(a), on_free(f), materialize(materialize) {}
  ~ManagedNode() override { on_free(peer); }
  std::string name() const override { return label; }
  std::shared_ptr<Node> share() { return shared_from_this(); }
  void release_variables() override {
    for (auto& s : saved) s.reset_data();
  }
  variable_list apply(variable_list&& grads) override {
    std::vector<int64_t> in(grads.size()), out(num_outputs() + 1);
    for (size_t i = 0; i < grads.size(); ++i) {
      auto g = grads[i];
      if (!g.defined() && materialize && known[i]) g = input_metadata(i).zeros_like();
      in[i] = release(std::move(g));
    }
    int64_t failed = on_apply(peer, in.data(), in.size(), out.data(), num_outputs());
    variable_list result;
    for (size_t i = 0; i < num_outputs(); ++i) {
      result.push_back(out[i] == 0 ? at::Tensor()
                                   : at::Tensor(c10::intrusive_ptr<at::TensorImpl, at::UndefinedTensorImpl>::reclaim(impl_of(out[i]))));
    }
    if (failed != 0) throw ManagedError{failed};
    return result;
  }
};

}  // namespace

// ---------------------------------------------------------------------------------------------- errors and versions

EXPORT const char* ts_error() { return last_error.c_str(); }

// The number of the managed exception behind the last failure, or 0; reading it clears it.
EXPORT int64_t ts_error_managed() {
  auto id = last_managed;
  last_managed = 0;
  return id;
}

EXPORT const char* ts_version() { return TORCH_VERSION; }

// ---------------------------------------------------------------------------------------------------------- operators

EXPORT void* ts_op_find(const char* name, const char* overload) {
  return guarded<void*>(nullptr, [&]() -> void* {
    auto found = c10::Dispatcher::singleton().findSchema({name, overload});
    TORCH_CHECK(found.has_value(), "this libtorch (", TORCH_VERSION, ") has no operator ", name, ".", overload);
    auto op = std::make_unique<Op>(Op{*found, {}, {}, 0});
    for (const auto& a : op->handle.schema().arguments()) {
      auto want = Want::Plain;
      auto type = a.type();
      if (type->kind() == c10::TypeKind::OptionalType && type->containedTypes().size() == 1)
        type = type->containedTypes()[0];
      if (type->kind() == c10::TypeKind::FloatType) want = Want::Float;
      if (type->kind() == c10::TypeKind::ListType && type->containedTypes()[0]->kind() == c10::TypeKind::OptionalType)
        want = Want::OptionalTensorList;
      op->wants.push_back(want);
      if (a.default_value()) {
        op->defaults.push_back(*a.default_value());
      } else {
        op->defaults.emplace_back();
        op->required = op->defaults.size();
      }
    }
    return op.release();
  });
}

// Calls an operator; returns the number of results, or -1.
EXPORT int64_t ts_op_call(const Op* op, const Slot* args, int64_t n, Slot* results, int64_t capacity) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    const size_t total = op->wants.size();
    TORCH_CHECK(static_cast<size_t>(n) <= total && static_cast<size_t>(n) >= op->required, op->handle.schema().name(),
                " takes ", op->required, " to ", total, " arguments, got ", n);
    // A stack is kept per thread; an operator that comes back into managed code and here again finds an empty one.
    torch::jit::Stack stack = std::move(spare_stack);
    stack.clear();
    stack.reserve(total);
    for (int64_t i = 0; i < n; ++i) stack.push_back(to_ivalue(args[i], op->wants[i]));
    for (size_t i = n; i < total; ++i) stack.push_back(op->defaults[i]);
    op->handle.callBoxed(&stack);
    const auto count = static_cast<int64_t>(stack.size());
    TORCH_CHECK(count <= capacity, op->handle.schema().name(), " returned ", count, " values");
    for (int64_t i = 0; i < count; ++i) from_ivalue(std::move(stack[i]), results[i]);
    stack.clear();
    spare_stack = std::move(stack);
    return count;
  });
}

EXPORT void ts_free(void* p) { std::free(p); }

// ------------------------------------------------------------------------------------------------------------- tensors

EXPORT void ts_release(at::TensorImpl* p) {
  try {
    c10::intrusive_ptr<at::TensorImpl, at::UndefinedTensorImpl>::reclaim(p);
  } catch (...) {
    note_exception();
  }
}

EXPORT int64_t ts_retain(at::TensorImpl* p) { return release(borrow(p)); }

EXPORT int64_t ts_dim(const at::TensorImpl* p) {
  return guarded<int64_t>(-1, [&] { return static_cast<int64_t>(p->dim()); });
}

EXPORT int64_t ts_numel(const at::TensorImpl* p) {
  return guarded<int64_t>(-1, [&] { return static_cast<int64_t>(p->numel()); });
}

EXPORT int64_t ts_dtype(const at::TensorImpl* p) {
  return guarded<int64_t>(-1, [&] { return static_cast<int64_t>(c10::typeMetaToScalarType(p->dtype())); });
}

EXPORT int64_t ts_element_size(const at::TensorImpl* p) { return static_cast<int64_t>(p->dtype().itemsize()); }

EXPORT int64_t ts_sizes(const at::TensorImpl* p, int64_t* out) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    auto s = p->sizes();
    std::copy(s.begin(), s.end(), out);
    return s.size();
  });
}

EXPORT int64_t ts_strides(const at::TensorImpl* p, int64_t* out) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    auto s = p->strides();
    std::copy(s.begin(), s.end(), out);
    return s.size();
  });
}

EXPORT int64_t ts_storage_offset(const at::TensorImpl* p) {
  return guarded<int64_t>(-1, [&]() -> int64_t { return p->storage_offset(); });
}

// Device type in the low 32 bits, index + 1 above.
EXPORT int64_t ts_device(const at::TensorImpl* p) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    auto d = p->device();
    return static_cast<int64_t>(d.type()) | (static_cast<int64_t>(d.index()) + 1) << 32;
  });
}

EXPORT int64_t ts_layout(const at::TensorImpl* p) {
  return guarded<int64_t>(-1, [&]() -> int64_t { return static_cast<int64_t>(p->layout()); });
}

EXPORT int64_t ts_is_contiguous(const at::TensorImpl* p) {
  return guarded<int64_t>(-1, [&]() -> int64_t { return p->is_contiguous() ? 1 : 0; });
}

EXPORT void* ts_data(at::TensorImpl* p) {
  return guarded<void*>(nullptr, [&] { return borrow(p).data_ptr(); });
}

using Deleter = void (*)(void* context);

// A tensor over memory of the caller's; `deleter` is called with `context`, from any thread, when nothing uses it.
EXPORT int64_t ts_from_blob(void* data, const int64_t* sizes, int64_t dim, int64_t dtype, Deleter deleter, void* context) {
  return guarded<int64_t>(0, [&] {
    auto options = at::TensorOptions().dtype(static_cast<at::ScalarType>(dtype));
    return release(at::from_blob(
        data, at::IntArrayRef(sizes, static_cast<size_t>(dim)), [=](void*) { deleter(context); }, options));
  });
}

// ------------------------------------------------------------------------------------------------------------ autograd

EXPORT int64_t ts_requires_grad(at::TensorImpl* p) {
  return guarded<int64_t>(-1, [&]() -> int64_t { return borrow(p).requires_grad() ? 1 : 0; });
}

EXPORT int64_t ts_set_requires_grad(at::TensorImpl* p, int64_t on) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    borrow(p).requires_grad_(on != 0);
    return 0;
  });
}

EXPORT int64_t ts_is_leaf(at::TensorImpl* p) {
  return guarded<int64_t>(-1, [&]() -> int64_t { return borrow(p).is_leaf() ? 1 : 0; });
}

EXPORT int64_t ts_retain_grad(at::TensorImpl* p) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    borrow(p).retain_grad();
    return 0;
  });
}

// The gradient, or 0 when there is none.
EXPORT int64_t ts_grad(at::TensorImpl* p) {
  return guarded<int64_t>(0, [&]() -> int64_t { return release(at::Tensor(borrow(p).grad())); });
}

EXPORT int64_t ts_set_grad(at::TensorImpl* p, at::TensorImpl* grad) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    auto t = borrow(p);
    auto g = borrow(grad);
    TORCH_CHECK(!g.defined() || g.sizes().equals(t.sizes()), "assigned grad has data of a different size: ", g.sizes(),
                " for a tensor of ", t.sizes());
    t.mutable_grad() = g;
    return 0;
  });
}

// Makes p hold the data of other (dtype and device too) and stay the same tensor for autograd and for its holders.
EXPORT int64_t ts_set_data(at::TensorImpl* p, at::TensorImpl* other) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    borrow(p).set_data(borrow(other));
    return 0;
  });
}

EXPORT int64_t ts_backward(at::TensorImpl* const* roots, int64_t n, at::TensorImpl* const* grads, int64_t m,
                           int64_t retain_graph, int64_t create_graph, at::TensorImpl* const* inputs, int64_t k) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    torch::autograd::backward(borrow_all(roots, n), borrow_all(grads, m), retain_graph != 0, create_graph != 0,
                              borrow_all(inputs, k));
    return 0;
  });
}

EXPORT int64_t ts_gradients(at::TensorImpl* const* outputs, int64_t n, at::TensorImpl* const* inputs, int64_t k,
                            at::TensorImpl* const* grads, int64_t m, int64_t retain_graph, int64_t create_graph,
                            int64_t allow_unused, int64_t* out) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    auto result = torch::autograd::grad(borrow_all(outputs, n), borrow_all(inputs, k), borrow_all(grads, m),
                                        retain_graph != 0, create_graph != 0, allow_unused != 0);
    for (size_t i = 0; i < result.size(); ++i) out[i] = release(std::move(result[i]));
    return result.size();
  });
}

EXPORT int64_t ts_grad_enabled() { return at::GradMode::is_enabled() ? 1 : 0; }

EXPORT void ts_set_grad_enabled(int64_t on) { at::GradMode::set_enabled(on != 0); }

EXPORT void* ts_inference_enter(int64_t on) {
  return guarded<void*>(nullptr, [&] { return new c10::InferenceMode(on != 0); });
}

EXPORT void ts_inference_leave(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }

EXPORT int64_t ts_inference_enabled() { return c10::InferenceMode::is_enabled() ? 1 : 0; }

// Gives the raw outputs of a custom function's forward their place in the graph: `out` receives the tensors to hand to
// the caller, and the node keeps `saved` for its backward. Returns the node's address, which is valid while on_free has
// not been called with `peer`; null on failure (then on_free has been called).
EXPORT void* ts_function(void* peer, const char* name, ApplyCallback on_apply, FreeCallback on_free, int64_t materialize,
                         at::TensorImpl* const* inputs, int64_t n, at::TensorImpl* const* outputs, int64_t m,
                         at::TensorImpl* const* constant, int64_t c, at::TensorImpl* const* dirty, int64_t d,
                         at::TensorImpl* const* saved, int64_t s, int64_t* out) {
  return guarded<void*>(nullptr, [&]() -> void* {
    std::shared_ptr<ManagedNode> node(new ManagedNode(peer, name, on_apply, on_free, materialize != 0),
                                      torch::autograd::deleteNode);
    auto holds = [](at::TensorImpl* const* list, int64_t count, const at::Tensor& t) {
      return std::find(list, list + count, t.unsafeGetTensorImpl()) != list + count;
    };
    edge_list edges;
    for (const auto& t : borrow_all(inputs, n)) edges.push_back(t.defined() ? vimpl::gradient_edge(t) : Edge());
    node->set_next_edges(std::move(edges));
    std::vector<at::Tensor> results = borrow_all(outputs, m);
    for (auto& t : results) {
      node->known.push_back(t.defined());
      if (!t.defined()) {
        node->add_input_metadata(Node::undefined_input());
        continue;
      }
      const bool is_input = holds(inputs, n, t), is_dirty = holds(dirty, d, t);
      const bool differentiable =
          !holds(constant, c, t) && (c10::isFloatingType(t.scalar_type()) || c10::isComplexType(t.scalar_type()));
      if (is_input && !is_dirty) {
        at::AutoGradMode off(false);
        t = at::alias(t);
      }
      const Edge edge(node, node->add_input_metadata(t));
      if (!differentiable) {
        if (t.requires_grad()) t = t.detach();
      } else if (is_dirty) {
        TORCH_CHECK(!(t.is_leaf() && t.requires_grad()),
                    "a leaf Variable that requires grad has been used in an in-place operation.");
        vimpl::rebase_history(t, edge);
      } else {
        vimpl::set_gradient_edge(t, edge);
      }
    }
    for (const auto& t : borrow_all(saved, s)) {
      // What forward returned is kept by its history-bearing tensor, marked as an output so that no cycle arises.
      auto keep = t;
      for (int64_t i = 0; i < m; ++i)
        if (t.defined() && outputs[i] == t.unsafeGetTensorImpl() && !holds(inputs, n, t)) keep = results[i];
      node->saved.emplace_back(keep, keep.defined() && keep.grad_fn() == node);
    }
    for (int64_t i = 0; i < m; ++i) out[i] = release(std::move(results[i]));
    return node.get();
  });
}

// Unpacks what a node saved for its backward.
EXPORT int64_t ts_function_saved(ManagedNode* node, int64_t* out) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    std::shared_ptr<Node> self = node->share();
    variable_list result;
    for (auto& s : node->saved) result.push_back(s.unpack(self));
    for (size_t i = 0; i < result.size(); ++i) out[i] = release(std::move(result[i]));
    return result.size();
  });
}

// ---------------------------------------------------------------------------------------------------------- generators

EXPORT void* ts_generator_new(int64_t seed, int64_t device_type, int64_t device_index) {
  return guarded<void*>(nullptr, [&]() -> void* {
    if (device_type == 0) return new at::Generator(at::make_generator<at::CPUGeneratorImpl>(static_cast<uint64_t>(seed)));
    auto g = at::globalContext().defaultGenerator(device_of(device_type, device_index)).clone();
    g.set_current_seed(static_cast<uint64_t>(seed));
    return new at::Generator(g);
  });
}

EXPORT void* ts_generator_default() {
  return guarded<void*>(nullptr, [&] { return new at::Generator(at::detail::getDefaultCPUGenerator()); });
}

EXPORT void ts_generator_free(at::Generator* g) { delete g; }

EXPORT int64_t ts_generator_set_seed(at::Generator* g, int64_t seed) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    std::lock_guard<std::mutex> lock(g->mutex());
    g->set_current_seed(static_cast<uint64_t>(seed));
    return 0;
  });
}

EXPORT int64_t ts_generator_seed(at::Generator* g, int64_t* out) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    std::lock_guard<std::mutex> lock(g->mutex());
    *out = static_cast<int64_t>(g->seed());
    return 0;
  });
}

EXPORT int64_t ts_generator_initial_seed(at::Generator* g, int64_t* out) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    std::lock_guard<std::mutex> lock(g->mutex());
    *out = static_cast<int64_t>(g->current_seed());
    return 0;
  });
}

EXPORT int64_t ts_generator_state(at::Generator* g) {
  return guarded<int64_t>(0, [&] {
    std::lock_guard<std::mutex> lock(g->mutex());
    return release(g->get_state());
  });
}

EXPORT int64_t ts_generator_set_state(at::Generator* g, at::TensorImpl* state) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    std::lock_guard<std::mutex> lock(g->mutex());
    g->set_state(borrow(state));
    return 0;
  });
}

EXPORT int64_t ts_manual_seed(int64_t seed) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    at::manual_seed(static_cast<uint64_t>(seed));
    return 0;
  });
}

// --------------------------------------------------------------------------------------------------- threads, devices

EXPORT int64_t ts_num_threads() { return at::get_num_threads(); }

EXPORT int64_t ts_set_num_threads(int64_t n) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    at::set_num_threads(static_cast<int>(n));
    return 0;
  });
}

EXPORT int64_t ts_num_interop_threads() { return at::get_num_interop_threads(); }

EXPORT int64_t ts_set_num_interop_threads(int64_t n) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    at::set_num_interop_threads(static_cast<int>(n));
    return 0;
  });
}

EXPORT int64_t ts_cuda_available() {
  return guarded<int64_t>(0, [&]() -> int64_t { return torch::cuda::is_available() ? 1 : 0; });
}

EXPORT int64_t ts_cuda_count() {
  return guarded<int64_t>(0, [&]() -> int64_t { return torch::cuda::device_count(); });
}

EXPORT int64_t ts_cudnn_available() {
  return guarded<int64_t>(0, [&]() -> int64_t { return torch::cuda::cudnn_is_available() ? 1 : 0; });
}

EXPORT int64_t ts_cuda_manual_seed(int64_t seed, int64_t all) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    if (all != 0) torch::cuda::manual_seed_all(static_cast<uint64_t>(seed));
    else torch::cuda::manual_seed(static_cast<uint64_t>(seed));
    return 0;
  });
}

EXPORT int64_t ts_cuda_synchronize(int64_t index) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    torch::cuda::synchronize(index);
    return 0;
  });
}

// ------------------------------------------------------------------------------------------------ updates of parameters

namespace {

// Up to so many elements one thread is faster than several (libtorch's own grain).
constexpr int64_t kFewElements = 32768;

bool dense_on_cpu(const at::Tensor& t) {
  return t.layout() == c10::kStrided && t.device().is_cpu() && t.is_contiguous();
}

}  // namespace

// Where a parameter and its gradient lie, for an update in place of which autograd is told. Returns the number of
// elements; 0 when there is no gradient; -1 when the two are not both dense float32 on the CPU.
EXPORT int64_t ts_update_view(at::TensorImpl* p, float** data, float** grad) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    const at::Tensor t = borrow(p);
    const at::Tensor& g = t.grad();
    if (!g.defined()) return 0;
    if (t.scalar_type() != at::kFloat || g.scalar_type() != at::kFloat || !dense_on_cpu(t) || !dense_on_cpu(g)) return -1;
    *data = t.data_ptr<float>();
    *grad = g.data_ptr<float>();
    p->bump_version();
    return t.numel();
  });
}

// Fills a parameter's gradient with zeros if there is one.
EXPORT int64_t ts_zero_grad(at::TensorImpl* p) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    at::Tensor& g = borrow(p).mutable_grad();
    if (!g.defined()) return 0;
    at::AutoGradMode off(false);
    if (dense_on_cpu(g) && g.numel() <= kFewElements) {
      std::memset(g.data_ptr(), 0, g.nbytes());
      g.unsafeGetTensorImpl()->bump_version();
    } else {
      g.zero_();
    }
    return 0;
  });
}

using PartCallback = void (*)(void* context, int64_t begin, int64_t end);

// Runs a managed computation over a range of independent elements, shared among libtorch's own threads.
EXPORT int64_t ts_in_parts(int64_t count, PartCallback run, void* context) {
  return guarded<int64_t>(-1, [&]() -> int64_t {
    at::parallel_for(0, count, kFewElements, [=](int64_t begin, int64_t end) { run(context, begin, end); });
    return 0;
  });
}

// -------------------------------------------------------------------------------------------------------------- memory

#if defined(__GLIBC__)
namespace {

// A training step takes and frees the same large blocks each time. By default glibc hands many of them back to the
// system, and each page of them faults anew in the next step: a tenth of a small embedding's step, and more when the
// machine is busy. So the process keeps its memory, unless the user has set glibc's own variables.
const bool keeps_memory = [] {
  if (std::getenv("MALLOC_MMAP_THRESHOLD_") == nullptr) mallopt(M_MMAP_THRESHOLD, 32 << 20);
  if (std::getenv("MALLOC_TRIM_THRESHOLD_") == nullptr) mallopt(M_TRIM_THRESHOLD, 1 << 30);
  return true;
}();

}  // namespace
#endif
